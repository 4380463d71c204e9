// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.consilium.ground.Progress;
import org.consilium.imaging.layer.SegmentationCase;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationLayer;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.imaging.layer.SegmentationValues;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.reader.DicomStudyReader;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.writer.SegmentationWriter;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.design.PhantomScanner;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written here, seen by other people's tools: pydicom, DCMTK and dicom3tools, where they are installed. */
class IndependentToolsTest {
    @TempDir
    Path folder;

    private List<ImageCase> whole;
    private Path binary;
    private Path fractional;

    /** Crops of a phantom's slices, written back. */
    @BeforeEach
    void write() throws IOException {
        Path study = folder.resolve("study");
        new PhantomStudy(PhantomOptions.defaults().withCases(1).withScanners(List.of(PhantomScanner.S1)))
                .write(study, Progress.NONE);
        DicomReadOptions options = DicomReadOptions.defaults();
        whole = new DicomStudyReader(options.withCropSize(0))
                .read(study, Progress.NONE)
                .cases();
        List<ImageCase> cuts = new DicomStudyReader(options.withCropSize(96))
                .read(study, Progress.NONE)
                .cases();
        List<SegmentationCase> cases = cuts.stream().map(SegmentationCase::of).toList();
        SegmentationValues masks = (index, layer) -> {
            byte[] mask = cuts.get(index).masks().get(layer).values();
            float[] values = new float[mask.length];
            for (int i = 0; i < mask.length; i++) {
                values[i] = mask[i] * 0.6f;
            }
            return values;
        };
        SegmentationOptions seg =
                SegmentationOptions.of(SegmentationFormat.DICOM_SEG).withStructure("Lesion");
        binary = new SegmentationWriter(seg)
                .write(folder.resolve("binary"), cases, List.of(SegmentationLayer.drawn("A")), masks, Progress.NONE)
                .get(0)
                .path();
        fractional = new SegmentationWriter(seg.withProbabilities(true))
                .write(folder.resolve("fractional"), cases, List.of(SegmentationLayer.drawn("A")), masks, Progress.NONE)
                .get(0)
                .path();
    }

    @Test
    void pydicomSeesTheSamePixelsAndPlaces() throws Exception {
        String script =
                """
                import sys, pydicom
                for name in sys.argv[1:]:
                    d = pydicom.dcmread(name)
                    n, rows, columns = int(d.NumberOfFrames), d.Rows, d.Columns
                    raw = d.PixelData
                    bits = d.BitsAllocated
                    m = d.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
                    o = d.SharedFunctionalGroupsSequence[0].PlaneOrientationSequence[0].ImageOrientationPatient
                    for f in range(n):
                        g = d.PerFrameFunctionalGroupsSequence[f]
                        area = 0
                        weighted = 0
                        for i in range(rows * columns):
                            k = f * rows * columns + i
                            v = raw[k >> 3] >> (k & 7) & 1 if bits == 1 else raw[k]
                            area += v
                            weighted += v * (i % 9973)
                        source = g.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID
                        numbers = list(g.PlanePositionSequence[0].ImagePositionPatient) + list(o) + list(m.PixelSpacing)
                        print(source, area, weighted, *[repr(float(x)) for x in numbers])
                """;
        String[] lines = run("/usr/bin/python3", "-c", script, binary.toString(), fractional.toString())
                .split("\n");
        List<ImageCase> drawn =
                whole.stream().filter(c -> c.masks().get(0).area() > 0).toList();
        assertEquals(2 * drawn.size(), lines.length);
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].split(" ");
            ImageCase c = drawn.get(i % drawn.size());
            long unit = i < drawn.size() ? 1 : 153;
            assertEquals(c.provenance().sopUid(), words[0]);
            assertEquals(unit * c.masks().get(0).area(), Long.parseLong(words[1]));
            assertEquals(unit * weighted(c.masks().get(0).values()), Long.parseLong(words[2]));
            double[] numbers = Arrays.stream(words, 3, words.length)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertArrayEquals(c.geometry().position(), Arrays.copyOf(numbers, 3), 1e-4);
            assertArrayEquals(c.geometry().orientation(), Arrays.copyOfRange(numbers, 3, 9), 1e-9);
            assertEquals(c.geometry().rowSpacing(), numbers[9], 1e-9);
            assertEquals(c.geometry().columnSpacing(), numbers[10], 1e-9);
        }
    }

    @Test
    void dcmtkReadsItWithoutComplaint() throws Exception {
        for (Path file : List.of(binary, fractional)) {
            String dump = run("dcmdump", "+L", file.toString()).toLowerCase(Locale.ROOT);
            assertEquals(-1, dump.indexOf("w: "), dump);
            assertEquals(-1, dump.indexOf("e: "), dump);
            assertEquals(true, dump.contains("(0062,0002) sq"));
        }
    }

    @Test
    void theValidatorFindsNoError() throws Exception {
        for (Path file : List.of(binary, fractional)) {
            List<String> errors = run("dciodvfy", file.toString())
                    .lines()
                    .filter(line -> line.startsWith("Error"))
                    .toList();
            assertEquals(List.of(), errors);
        }
    }

    private static long weighted(byte[] mask) {
        long sum = 0;
        for (int i = 0; i < mask.length; i++) {
            sum += mask[i] * (i % 9973);
        }
        return sum;
    }

    /** What a tool prints, errors too; a skipped test where it isn't installed. */
    private String run(String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "tool", ".txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            Assumptions.abort(command[0] + " isn't installed here");
            return "";
        }
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " doesn't end");
        }
        String text = Files.readString(output, StandardCharsets.ISO_8859_1);
        Assumptions.assumeFalse(text.contains("No module named 'pydicom'"), "pydicom isn't installed here");
        return text;
    }
}
