// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values with characters that XML can't hold. Seen in workflows of the platform: {@code %%00010} for a new line. */
class ConfigValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\nb\r\n\tc",
                "\u0000\u0001\u001f",
                "50 %, 50 %%, %%%, %%00010",
                "<a href=\"b\">&amp;</a>",
                "\ud83d\ude00 \udc00\ud83d \ufffe\uffff \ue000",
                "%%99999",
                "$1\\"
            })
    void everyValueComesBack(String value) throws IOException {
        ConfigTree tree = new ConfigTree("root");
        tree.putString("value", value);
        byte[] xml = ConfigXmlWriter.bytes(tree);

        assertEquals(value, ConfigXmlReader.read(new ByteArrayInputStream(xml)).text("value"));
    }

    @Test
    void valuesAreWrittenAsThePlatformWritesThem() {
        ConfigTree tree = new ConfigTree("root");
        tree.putString("value", "a\nb%%\u0007\ud83d");
        String xml = new String(ConfigXmlWriter.bytes(tree), StandardCharsets.UTF_8);

        assertTrue(xml.contains("value=\"a%%00010b%%00037%%%00007%%55357\""), xml);
    }

    @Test
    void whatConsiliumWroteBeforeIsReadAsItWas() throws IOException {
        String xml =
                "<config key=\"root\"><entry key=\"v\" type=\"xstring\" value=\"a&#10;b%%\ud83d\ude00\"/></config>";

        ConfigTree tree = ConfigXmlReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));

        assertEquals("a\nb%%\ud83d\ude00", tree.text("v"));
    }
}
