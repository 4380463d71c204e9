// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.imaging.internal.dicom.DicomFiles;
import org.consilium.imaging.internal.dicom.PixelDecoder;
import org.consilium.imaging.reader.TestData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every file of the collection of real DICOM files behaves as its manifest says. */
class ManifestTest {
    private static final Set<String> LOSSY = Set.of(
            "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.91");

    /** What the manifest lists for it is unset memory of another decoder; its picture is that of JPEG2000.dcm. */
    private static final String BROKEN_SIZE = "syntax_misc/JPEG2000-embedded-sequence-delimiter.dcm";

    @TestFactory
    Stream<DynamicTest> everyRow() throws IOException {
        Path folder = TestData.folder("dicom");
        Map<String, FileSummary> files = new StudyInspector(true)
                .inspect(folder, Progress.NONE).files().stream()
                        .collect(Collectors.toMap(FileSummary::path, file -> file));
        List<Map<String, String>> rows = rows(folder.resolve("manifest.tsv"));
        Map<String, Map<String, String>> byFile = rows.stream().collect(Collectors.toMap(r -> r.get("file"), r -> r));
        return rows.stream().map(row -> {
            String name = row.get("file");
            Map<String, String> values = byFile.get(name.equals(BROKEN_SIZE) ? "syntax_misc/JPEG2000.dcm" : name);
            return DynamicTest.dynamicTest(name, () -> check(row, values, files.get(name)));
        });
    }

    @Test
    void losslessVariantsOfOneImageAreEqual() throws IOException {
        Path folder = TestData.folder("dicom/syntax_ct");
        byte[] plain = null;
        int equal = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String uid = DicomFiles.header(file).syntax().uid();
                boolean retired = uid.endsWith(".4.53") || uid.endsWith(".4.55");
                if (!LOSSY.contains(uid) && !retired) {
                    byte[] pixels = PixelDecoder.decode(file).data();
                    plain = plain == null ? pixels : plain;
                    assertArrayEquals(plain, pixels, file.getFileName().toString());
                    equal++;
                }
            }
        }
        assertEquals(9, equal);
    }

    /** PS3.5 section 7.3: big endian swaps the bytes of OW words, whatever the size of a pixel. */
    @Test
    void bytesInBigEndianWordsAreSwappedInCases() throws IOException {
        Path folder = TestData.folder("dicom/syntax_misc");
        assertArrayEquals(
                PixelDecoder.decode(folder.resolve("SC_rgb_small_odd.dcm")).data(),
                PixelDecoder.decode(folder.resolve("SC_rgb_small_odd_big_endian.dcm"))
                        .data());
    }

    /** 15 bits with a sign: read without it, neighbours would differ by up to 32767. */
    @Test
    void jpegLsValuesGetTheirSignInCases() throws IOException {
        Path file = TestData.folder("dicom/syntax_misc").resolve("JLSL_16_15_1_1F.dcm");
        double[] values = PixelDecoder.decode(file).frame(0);
        assertEquals(-16384, Arrays.stream(values).min().orElseThrow());
        assertEquals(16383, Arrays.stream(values).max().orElseThrow());
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
        if (expected.equals("must-be-refused-or-12-bit-unpacked")) {
            assertEquals(List.of(256, 256), file.pixels().shape());
            assertEquals("uint16", file.pixels().type());
        } else if (row.get("modality").equals("RTSTRUCT")) {
            // No image, but contours that are read.
            assertTrue(file.readable());
            assertNull(file.pixels());
        } else if (expected.startsWith("must-be-refused")) {
            assertFalse(file.readable());
            assertTrue(file.reason().contains("; "), file.reason() + " doesn't say what to do");
        } else if (expected.contains("-else-refused-by-name")) {
            assertFalse(file.readable());
            assertTrue(file.reason().contains(syntax), file.reason());
        } else {
            assertTrue(file.readable(), file.reason());
            assertNull(file.reason());
            assertEquals(syntax, file.transferSyntax());
            if (!values.get("decoded_sum").isEmpty()) {
                checkPixels(values, file.pixels(), LOSSY.contains(syntax));
            }
        }
    }

    private static void checkPixels(Map<String, String> row, PixelSummary pixels, boolean lossy) {
        String shape = pixels.shape().stream().map(String::valueOf).collect(Collectors.joining("x"));
        assertEquals(row.get("decoded_shape"), shape);
        assertEquals(row.get("decoded_dtype"), pixels.type());
        double count = pixels.shape().stream().mapToDouble(i -> i).reduce(1, (a, b) -> a * b);
        double levels = lossy ? 2 : 0;
        assertEquals(Double.parseDouble(row.get("decoded_min")), pixels.min().doubleValue(), levels + 1e-4);
        assertEquals(Double.parseDouble(row.get("decoded_max")), pixels.max().doubleValue(), levels + 1e-4);
        double sum = Double.parseDouble(row.get("decoded_sum"));
        double rounding = pixels.type().startsWith("float") ? 1e-5 * Math.abs(sum) : 0;
        assertEquals(sum, pixels.sum().doubleValue(), levels * count + rounding);
        if (!lossy) {
            assertEquals(row.get("decoded_sha256"), pixels.sha256());
        }
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
