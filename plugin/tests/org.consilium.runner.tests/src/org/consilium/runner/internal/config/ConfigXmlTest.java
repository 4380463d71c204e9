// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.consilium.runner.internal.workflow.ExampleWorkflows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

/** The format of configs: what a real platform wrote comes out again byte for byte. */
class ConfigXmlTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"chain-executed", "chain-unexecuted", "loop-unexecuted"})
    void aRealPlatformsFilesAreRewrittenByteForByte(String name) throws IOException {
        List<Path> files = ExampleWorkflows.configs(ExampleWorkflows.copy(name, temp));
        assertTrue(files.size() >= 3, () -> name + " has " + files);
        for (Path file : files) {
            String before = Files.readString(file);
            String after = new String(ConfigXmlWriter.bytes(ConfigXmlReader.read(file)), StandardCharsets.UTF_8);
            assertEquals(before, after, file::toString);
        }
    }

    @Test
    void everyTypeSurvivesARoundTrip() throws Exception {
        NodeSettings settings = new NodeSettings("all");
        settings.addString("text", "a<b>&\"c\"\n\tä€");
        settings.addString("null", null);
        settings.addInt("int", Integer.MIN_VALUE);
        settings.addLong("long", Long.MAX_VALUE);
        settings.addDouble("double", 4.99995E9);
        settings.addDouble("nan", Double.NaN);
        settings.addFloat("float", 0.1f);
        settings.addBoolean("boolean", true);
        settings.addStringArray("texts", "x", null, "z");
        settings.addDoubleArray("doubles", 1, 2.5);
        settings.addIntArray("none");
        settings.addNodeSettings("group").addLongArray("longs", 5, 6);
        byte[] xml = ConfigXmlWriter.bytes(ConfigCopy.tree(settings));
        NodeSettingsRO read = NodeSettings.loadFromXML(new ByteArrayInputStream(xml));
        assertEquals("a<b>&\"c\"\n\tä€", read.getString("text"));
        assertNull(read.getString("null"));
        assertEquals(Integer.MIN_VALUE, read.getInt("int"));
        assertEquals(Long.MAX_VALUE, read.getLong("long"));
        assertEquals(4.99995E9, read.getDouble("double"));
        assertTrue(Double.isNaN(read.getDouble("nan")));
        assertEquals(0.1f, read.getFloat("float"));
        assertTrue(read.getBoolean("boolean"));
        assertArrayEquals(new String[] {"x", null, "z"}, read.getStringArray("texts"));
        assertEquals(2.5, read.getDoubleArray("doubles")[1]);
        assertEquals(0, read.getIntArray("none").length);
        assertEquals(6, read.getNodeSettings("group").getLongArray("longs")[1]);
        assertEquals(List.copyOf(settings.keySet()), List.copyOf(read.keySet()));
    }

    @Test
    void anAbsentKeyAndAWrongTypeAreTold() {
        NodeSettings settings = new NodeSettings("model");
        settings.addInt("n", 1);
        String absent = assertThrows(InvalidSettingsException.class, () -> settings.getString("mode"))
                .getMessage();
        assertEquals("String for key \"mode\" not found", absent);
        String wrong = assertThrows(InvalidSettingsException.class, () -> settings.getString("n"))
                .getMessage();
        assertEquals("Key \"n\" holds xint, not xstring", wrong);
        assertEquals("RAMP", settings.getString("mode", "RAMP"));
        assertFalse(settings.containsKey("mode"));
    }

    @Test
    void aFileCutInHalfIsRefusedWithItsName() throws IOException {
        Path file = ExampleWorkflows.copy("chain-unexecuted", temp).resolve("workflow.knime");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));
        String message = assertThrows(IOException.class, () -> ConfigXmlReader.read(file))
                .getMessage();
        String expected = "workflow.knime cannot be read: the XML is damaged or ends early (line ";
        assertTrue(message.startsWith(expected), message);
    }

    @Test
    void entitiesAreNotResolved() {
        String xml = "<!DOCTYPE config [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><config key=\"&x;\"/>";
        assertThrows(
                IOException.class,
                () -> ConfigXmlReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void unknownTypesAndKeysAreKept() throws IOException {
        String entry = "<entry key=\"secret\" type=\"xpassword\" value=\"abc\"/>";
        String head = new String(ConfigXmlWriter.bytes(new ConfigTree("k")), StandardCharsets.UTF_8);
        String xml = head.replace("\"/>", "\">\n    " + entry + "\n</config>");
        ConfigTree tree = ConfigXmlReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        assertEquals(xml, new String(ConfigXmlWriter.bytes(tree), StandardCharsets.UTF_8));
    }
}
