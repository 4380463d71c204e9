// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.consilium.batch.internal.Captured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    private static final Set<String> PLAIN =
            Set.of("number", "path", "readable", "reason", "transferSyntax", "modality");

    @TempDir
    private Path folder;

    @Test
    void describesAPhantomStudyAsJson() throws IOException {
        Path study = study();
        Files.writeString(study.resolve("bad.dcm"), "this is a text");

        Captured result = Captured.of("inspect", study, "--json", "--pixels");

        assertEquals(0, result.code(), result.err());
        JsonObject root = JsonParser.parseString(result.out()).getAsJsonObject();
        assertEquals(Set.of("series", "files"), root.keySet());
        assertEquals(1, root.getAsJsonArray("series").size());
        JsonObject series = root.getAsJsonArray("series").get(0).getAsJsonObject();
        assertEquals("CT", series.get("modality").getAsString());
        assertEquals(3, series.get("slices").getAsInt());
        assertEquals("[\"A\",\"B\",\"C\",\"D\"]", series.get("raters").toString());
        JsonObject image = file(root, "case_0001/S1/image_001.dcm");
        assertTrue(image.get("readable").getAsBoolean());
        assertTrue(image.get("reason").isJsonNull());
        assertEquals("[128,128]", image.get("shape").toString());
        assertTrue(image.keySet().containsAll(PLAIN));
        assertTrue(image.get("min").getAsLong() <= image.get("max").getAsLong());
        assertTrue(image.get("sum").getAsString().matches("-?\\d+"));
        assertTrue(image.get("sha256").getAsString().matches("[0-9a-f]{16}"));
        JsonObject bad = file(root, "bad.dcm");
        assertEquals(PLAIN, bad.keySet());
        assertFalse(bad.get("readable").getAsBoolean());
        assertFalse(bad.get("reason").getAsString().isEmpty());
        assertTrue(bad.get("transferSyntax").isJsonNull());
    }

    @Test
    void describesAPhantomStudyAsText() throws IOException {
        Path study = study();
        Files.writeString(study.resolve("bad.dcm"), "this is a text");

        Captured result = Captured.of("inspect", study);

        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().startsWith("MODALITY  SIZE"), result.out());
        assertTrue(result.out().contains("\nCT        128x128  3 "), result.out());
        assertTrue(result.out().contains("\nUNREADABLE  file 1  bad.dcm: "), result.out());
        assertFalse(result.out().contains("PROBLEM"), result.out());
    }

    @Test
    void saysWhatIsOddAboutASeries() throws IOException {
        Path study = study();
        Files.delete(study.resolve("case_0001/S1/image_002.dcm"));

        Captured result = Captured.of("inspect", study);

        assertTrue(
                result.out().matches("(?s).*\\RPROBLEM     series [0-9.]+: series-too-few-slices\\R.*"), result.out());
    }

    @Test
    void failsWhereNothingCanBeRead() throws IOException {
        Files.writeString(folder.resolve("bad.dcm"), "this is a text");
        assertEquals(3, Captured.of("inspect", folder).code());
        assertEquals(3, Captured.of("inspect", folder.resolve("nowhere")).code());
        assertEquals(
                3,
                Captured.of("inspect", Files.createDirectory(folder.resolve("empty")))
                        .code());
    }

    @Test
    void writesNoStudyOverAnotherUnlessAllowed() throws IOException {
        Path study = study();
        byte[] before = Files.readAllBytes(study.resolve("case_0001/S1/image_001.dcm"));
        Object[] other = {"phantom", study, "--cases", "1", "--scanners", "S2", "--slices", "3"};

        assertEquals(2, Captured.of(other).code());
        assertEquals(before.length, Files.readAllBytes(study.resolve("case_0001/S1/image_001.dcm")).length);
        Object[] allowed = {"phantom", study, "--cases", "1", "--scanners", "S2", "--slices", "3", "--overwrite"};
        assertEquals(0, Captured.of(allowed).code());
        assertFalse(Files.exists(study.resolve("case_0001/S1")));
        assertTrue(Files.exists(study.resolve("case_0001/S2/image_001.dcm")));
    }

    private Path study() {
        Path study = folder.resolve("study");
        Captured result = Captured.of("phantom", study, "--cases", "1", "--scanners", "S1", "--slices", "3");
        assertEquals(0, result.code(), result.err());
        return study;
    }

    private static JsonObject file(JsonObject root, String path) {
        for (JsonElement file : root.getAsJsonArray("files")) {
            if (file.getAsJsonObject().get("path").getAsString().equals(path)) {
                return file.getAsJsonObject();
            }
        }
        throw new AssertionError(path + " is not among the files");
    }
}
