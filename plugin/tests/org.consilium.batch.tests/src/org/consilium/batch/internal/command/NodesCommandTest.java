// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.batch.internal.Captured;
import org.junit.jupiter.api.Test;

class NodesCommandTest {

    @Test
    void printsThePageThatTheDocumentationHolds() throws Exception {
        Captured result = Captured.of("nodes", "--settings");

        assertEquals(0, result.code(), result.err());
        Path page = Path.of(System.getProperty("consilium.root")).resolve("docs/settings.md");
        assertEquals(
                Files.readString(page).lines().toList(), result.out().lines().toList());
    }

    @Test
    void printsTheSettingsOfOneNodeAsJson() {
        Captured result = Captured.of("nodes", "--settings", "dicom reader", "--json");

        JsonArray nodes = JsonParser.parseString(result.out()).getAsJsonArray();
        assertEquals(1, nodes.size());
        JsonObject node = nodes.get(0).getAsJsonObject();
        assertEquals(
                "org.consilium.knime.dicom.DicomReaderFactory",
                node.get("factory").getAsString());
        for (JsonElement each : node.getAsJsonArray("settings")) {
            JsonObject setting = each.getAsJsonObject();
            if (setting.get("key").getAsString().equals("spacing")) {
                assertEquals("double", setting.get("type").getAsString());
                assertEquals("0.0", setting.get("default").getAsString());
                assertEquals("mm", setting.get("unit").getAsString());
                return;
            }
        }
        throw new AssertionError(result.out());
    }

    @Test
    void aNodeThatIsNotThereIsAnErrorThatListsThem() {
        Captured result = Captured.of("nodes", "--settings", "Harmoniser");

        assertEquals(2, result.code());
        assertTrue(result.err().contains("Harmonizer Train"), result.err());
    }
}
