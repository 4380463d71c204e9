// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.imaging.Progress;
import org.consilium.imaging.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every file of the collection of real DICOM files behaves as its manifest says. */
class ManifestTest {
    private static final Set<String> UNCOMPRESSED =
            Set.of("1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.2");
    private static final Set<String> DECODED =
            Set.of("1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70");

    /**
     * The manifest lists this big endian file as its bytes stand. PS3.5 section 7.3 swaps the bytes of OW words, and
     * then its pixels are those of its little endian twin, whose hash this is.
     */
    private static final Map<String, String> TWINS =
            Map.of("syntax_misc/SC_rgb_small_odd_big_endian.dcm", "syntax_misc/SC_rgb_small_odd.dcm");

    @TestFactory
    Stream<DynamicTest> everyRow() throws IOException {
        Path folder = TestData.folder("dicom");
        Map<String, FileSummary> files = new StudyInspector(true)
                .inspect(folder, Progress.NONE).files().stream()
                        .collect(Collectors.toMap(FileSummary::path, file -> file));
        List<Map<String, String>> rows = rows(folder.resolve("manifest.tsv"));
        Map<String, Map<String, String>> byFile = rows.stream().collect(Collectors.toMap(r -> r.get("file"), r -> r));
        return rows.stream().map(row -> {
            String twin = TWINS.get(row.get("file"));
            return DynamicTest.dynamicTest(
                    row.get("file"),
                    () -> check(row, twin == null ? row : byFile.get(twin), files.get(row.get("file"))));
        });
    }

    @TestFactory
    Stream<DynamicTest> headersAloneTellTheSame() throws IOException {
        Path folder = TestData.folder("dicom");
        Map<String, FileSummary> decoded = new StudyInspector(true)
                .inspect(folder, Progress.NONE).files().stream()
                        .collect(Collectors.toMap(FileSummary::path, file -> file));
        return new StudyInspector(false)
                .inspect(folder, Progress.NONE).files().stream()
                        .map(file -> DynamicTest.dynamicTest(file.path(), () -> {
                            FileSummary other = decoded.get(file.path());
                            assertEquals(other.readable(), file.readable(), other.reason());
                            assertEquals(other.reason(), file.reason());
                        }));
    }

    private static void check(Map<String, String> row, Map<String, String> values, FileSummary file) {
        String expected = row.get("expected");
        String syntax = row.get("ts_uid");
        assertNotNull(file, "the file isn't listed");
        if (expected.startsWith("must-be-refused")) {
            assertFalse(file.readable());
            assertTrue(file.reason().length() > 10, file.reason());
        } else if (UNCOMPRESSED.contains(syntax) || DECODED.contains(syntax) && file.readable()) {
            assertTrue(file.readable(), file.reason());
            assertNull(file.reason());
            assertEquals(syntax, file.transferSyntax());
            checkPixels(values, file.pixels());
        } else {
            assertFalse(file.readable());
            assertTrue(file.reason().contains("is not supported yet")
                    || file.reason().contains("not supported"));
            assertTrue(file.reason().contains(syntax), file.reason());
        }
    }

    private static void checkPixels(Map<String, String> row, PixelSummary pixels) {
        String shape = pixels.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
        assertEquals(row.get("decoded_shape"), shape);
        assertEquals(row.get("decoded_dtype"), pixels.type());
        assertEquals(row.get("decoded_sha256"), pixels.sha256());
        assertEquals(Double.parseDouble(row.get("decoded_min")), pixels.min().doubleValue(), 1e-4);
        assertEquals(Double.parseDouble(row.get("decoded_max")), pixels.max().doubleValue(), 1e-4);
        double sum = Double.parseDouble(row.get("decoded_sum"));
        assertEquals(sum, pixels.sum().doubleValue(), pixels.type().startsWith("float") ? 1e-5 * Math.abs(sum) : 0);
    }

    private static List<Map<String, String>> rows(Path manifest) throws IOException {
        List<String> lines = Files.readAllLines(manifest);
        String[] header = lines.get(0).split("\t", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split("\t", -1);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < header.length; i++) {
                        row.put(header[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }
}
