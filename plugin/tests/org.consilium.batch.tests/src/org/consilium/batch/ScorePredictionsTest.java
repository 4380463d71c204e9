// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Predictions of other programs through workflows: the example, and folders as nnU-Net and MONAI write them. What was
 * predicted is the majority of the raters, so that its figures are known: those of the evaluator's yardstick.
 */
@Tag("slow")
class ScorePredictionsTest {

    /** Where the offset along x stands in a NIfTI's first row. */
    private static final int OFFSET = 280 + 12;

    @TempDir
    private Path folder;

    private Path study;
    private Path written;
    private String expected;

    @BeforeEach
    void score() throws IOException {
        study = folder.resolve("study");
        written = folder.resolve("written");
        expected = example("NIFTI");
    }

    /** The evaluator's summary. */
    private String example(String format) throws IOException {
        Path outputs = folder.resolve("outputs-" + format);
        Outcome outcome = Outcome.of(
                "run",
                Outcome.checkout()
                        .resolve("example-workflows/score-predictions")
                        .toString(),
                "-option=1,folder," + study + ",String",
                "-option=1,cases,2,int",
                "-option=1,overwrite,true,boolean",
                "-option=4,format," + format + ",String",
                "-workflow.variable=predictions," + written.resolve(format) + ",String",
                "--outputs",
                outputs.toString());
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
        return Files.readString(outputs.resolve("GED Evaluator (#6)/port_2.csv"));
    }

    @Test
    void theSameMasksGiveTheSameFiguresInEachFormat() throws IOException {
        assertEquals(figure("majority_ged"), figure("ged"));
        assertEquals(expected, example("DICOM_SEG"));
        assertEquals(expected, example("PNG"));
    }

    private String figure(String metric) {
        return expected.lines()
                .map(line -> line.split(","))
                .filter(cells -> cells[1].equals(metric))
                .map(cells -> cells[2])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void foldersOfNnUNetAndMonaiAreReadAsTheyAre() throws IOException {
        Path nnunet = Files.createDirectory(folder.resolve("nnunet"));
        Path monai = Files.createDirectory(folder.resolve("monai"));
        for (Path volume : volumes()) {
            String name = volume.getFileName().toString();
            Files.copy(volume.resolve("consensus.nii.gz"), nnunet.resolve(name + ".nii.gz"));
            Files.writeString(nnunet.resolve(name + ".npz"), "probabilities");
            Path own = Files.createDirectory(monai.resolve(name));
            Files.copy(volume.resolve("consensus.nii.gz"), own.resolve(name + "_seg.nii.gz"));
        }
        Files.writeString(nnunet.resolve("dataset.json"), "{}");
        Files.writeString(nnunet.resolve("plans.json"), "{}");
        for (Path predictions : List.of(nnunet, monai)) {
            String outputs = "outputs-" + predictions.getFileName();
            Outcome outcome = run(predictions, outputs);
            assertEquals(0, outcome.code(), outcome.out() + outcome.err());
            assertEquals(expected, Files.readString(folder.resolve(outputs).resolve("GED Evaluator (#3)/port_2.csv")));
        }
        String seg =
                Files.readString(files(folder.resolve("exported"), ".seg.dcm").get(0), StandardCharsets.ISO_8859_1);
        assertTrue(seg.contains("external model") && seg.contains("AUTOMATIC"), "who made the segment");
    }

    @Test
    void aMissingPredictionIsCountedAndAShiftedOneRefused() throws IOException {
        Path predictions = Files.createDirectory(folder.resolve("predictions"));
        Path volume = volumes().get(0);
        Path file = predictions.resolve(volume.getFileName() + ".nii.gz");
        Files.copy(volume.resolve("consensus.nii.gz"), file);
        Outcome one = run(predictions, "one");
        assertEquals(0, one.code(), one.out() + one.err());
        assertTrue((one.out() + one.err()).contains("have no prediction, the first "), one.out() + one.err());

        Files.write(file, shifted(Files.readAllBytes(file)));
        Outcome shifted = run(predictions, "shifted");
        assertEquals(4, shifted.code(), shifted.out() + shifted.err());
        assertTrue((shifted.out() + shifted.err()).contains("elsewhere in space"), shifted.out() + shifted.err());
        assertFalse((shifted.out() + shifted.err()).contains("\tat "), shifted.err());
    }

    private Outcome run(Path predictions, String outputs) {
        return Outcome.of(
                "run",
                Outcome.checkout()
                        .resolve("plugin/tests/org.consilium.batch.tests/resources/workflows/score-folder")
                        .toString(),
                "-option=1,folder," + study + ",String",
                "-option=2,folder," + predictions + ",String",
                "-option=4,folder," + folder.resolve("exported") + ",String",
                "-option=4,overwrite,true,boolean",
                "--outputs",
                folder.resolve(outputs).toString());
    }

    private List<Path> volumes() throws IOException {
        try (Stream<Path> list = Files.list(written.resolve("NIFTI"))) {
            return list.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] shifted(byte[] packed) throws IOException {
        byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        header.putFloat(OFFSET, header.getFloat(OFFSET) + 0.3f);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
