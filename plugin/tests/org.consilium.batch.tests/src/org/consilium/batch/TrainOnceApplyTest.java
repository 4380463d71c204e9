// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that read DICOM: the whole method, and a model that is trained once and applied by variables alone. */
@Tag("slow")
class TrainOnceApplyTest {

    @TempDir
    private Path folder;

    @Test
    void twoPhaseDicomReadsTheFolderOfItsVariable() throws IOException {
        Path study = study("study", 4);
        Path outputs = folder.resolve("out");
        run(
                "two-phase-dicom",
                "-workflow.variable=folder," + study + ",String",
                "-option=3,epochs,1,int",
                "-option=4,epochs,1,int",
                "-option=5,samples,3,int",
                "--outputs",
                outputs.toString());
        List<String> summary = Files.readAllLines(outputs.resolve("GED Evaluator (#6)/port_2.csv"));
        assertTrue(Double.isFinite(Double.parseDouble(summary.get(1).split(",")[2])), summary.get(1));
        String cases = Files.readAllLines(outputs.resolve("DICOM Reader (#1)/port_2.csv"))
                .get(0);
        assertTrue(cases.startsWith("RowID,case,patient,volume,slice"), cases);
    }

    /** New series have no outlines: nothing is known of them but their folder. */
    @Test
    void whatIsTrainedOnceIsAppliedToNewSeriesByVariablesAlone() throws IOException {
        Path model = folder.resolve("model.safetensors");
        run(
                "train-once-apply-1-train",
                "-workflow.variable=folder," + study("study", 3) + ",String",
                "-workflow.variable=model," + model + ",String",
                "-option=2,epochs,1,int",
                "-option=3,epochs,1,int");
        assertTrue(Files.size(model) > 100_000);

        Path fresh = study("new", 2);
        List<Path> outlines = files(fresh, path -> !isImage(path));
        assertFalse(outlines.isEmpty());
        for (Path outline : outlines) {
            Files.delete(outline);
        }
        Path out = folder.resolve("masks");
        run(
                "train-once-apply-2-apply",
                "-workflow.variable=folder," + fresh + ",String",
                "-workflow.variable=model," + model + ",String",
                "-workflow.variable=out," + out + ",String",
                "-option=3,samples,2,int");
        // two samples, their mean and the masks of four raters, of each of two series
        assertEquals(14, files(out, path -> path.toString().endsWith(".dcm")).size());
    }

    private Path study(String name, int cases) {
        Path study = folder.resolve(name);
        Outcome outcome = Outcome.of(
                "phantom",
                study.toString(),
                "--cases",
                Integer.toString(cases),
                "--scanners",
                "S1",
                "--seed",
                Integer.toString(cases));
        assertEquals(0, outcome.code(), outcome.err());
        return study;
    }

    private void run(String example, String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.add("run");
        arguments.add(
                Outcome.checkout().resolve("example-workflows").resolve(example).toString());
        arguments.addAll(List.of(options));
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.out() + outcome.err());
    }

    /** An image, and no SEG, RTSTRUCT or XML: modality CT or MR. */
    private static boolean isImage(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return text.startsWith("DICM", 128) && !text.contains("SEGMENTATION") && !text.contains("RTSTRUCT");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path root, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        }
    }
}
