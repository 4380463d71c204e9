// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.console.Interrupts;
import org.consilium.batch.internal.console.Json;
import org.consilium.batch.internal.console.LiveProgress;
import org.consilium.batch.internal.evaluate.Evaluation;
import org.consilium.batch.internal.evaluate.EvaluationReport;
import org.consilium.imaging.prediction.PredictionOptions;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Computes the GED Evaluator's metrics for predictions that any program made. */
@Command(name = "evaluate", description = "Computes the GED Evaluator's metrics for predictions that any program made.")
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--labels",
            paramLabel = "FOLDER",
            required = true,
            description =
                    "Masks of the raters: <case>/rater_<id>.png, of two values, whatever they are, or of labels; of a "
                            + "palette the index counts. Or case folders as the Rater Image Reader takes them "
                            + "(<case>/image.nii.gz with <case>/rater_<id>.nii.gz), or a DICOM study with outlines.")
    private Path labels;

    @Option(
            names = "--predictions",
            paramLabel = "FOLDER",
            required = true,
            description = "Samples: <case>/sample_<k>.png, 8-bit grey, probability times 255, or masks of 0 and 255; "
                    + "personalised masks, if there are any: <case>/rater_<id>.png. Or any files that the Segmentation "
                    + "Reader takes: DICOM SEG, NIfTI, NRRD and PNG, as nnU-Net and MONAI write them.")
    private Path predictions;

    @Option(
            names = "--spacing",
            paramLabel = "MM",
            split = ",",
            description =
                    "Distance of neighbouring rows and of neighbouring columns in mm, such as 0.7,0.7; without it, "
                            + "distances between borders are in pixels.")
    private double[] spacing = {Double.NaN, Double.NaN};

    @Option(
            names = "--tolerance",
            paramLabel = "MM",
            description =
                    "Up to this distance two borders count as the same for the surface Dice (${DEFAULT-VALUE}), in mm "
                            + "with --spacing, otherwise in pixels.")
    private double tolerance = EvaluationSettings.DEFAULT.tolerance();

    @Option(
            names = "--structure",
            paramLabel = "LABEL",
            description =
                    "Number of the label to read of the raters' masks where they hold several; * for all of them.")
    private String structure = "";

    @Option(
            names = "--prediction-structure",
            paramLabel = "LABEL",
            description =
                    "Number or name of the label or segment to read of the predictions where they hold several; * "
                            + "for all of them.")
    private String predictionStructure = "";

    @Option(
            names = "--prediction-files",
            paramLabel = "REGEX",
            description = "Reads the predictions in whose paths this regular expression is found, such as _seg.")
    private String predictionFiles = "";

    @Option(
            names = "--slices",
            paramLabel = "WHICH",
            description = "Which slices of volumes count: annotated (as without this option), largest or all.")
    private SliceSelection slices = SliceSelection.ANNOTATED;

    @Option(names = "--json", description = "Prints JSON, with the figures of each case.")
    private boolean json;

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        EvaluationReport report = evaluate();
        if (json) {
            Json.print(report.toJson(), console.out());
        } else {
            report.lines().forEach(console.out()::println);
        }
        return ExitCodes.OK;
    }

    private EvaluationReport evaluate() throws IOException {
        require(spacing.length == 2 && !(spacing[0] <= 0) && !(spacing[1] <= 0), "--spacing needs two lengths above 0");
        require(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY, "--tolerance must be 0 or greater");
        EvaluationSettings settings = new EvaluationSettings(
                tolerance, EvaluationSettings.DEFAULT.bins(), EvaluationSettings.DEFAULT.curve());
        try (var live = new LiveProgress(console.err(), LiveProgress.onTerminal());
                var hearing = new Interrupts(console.err()).onInterrupt(() -> {})) {
            Evaluation evaluation = evaluation(settings);
            List<CaseMetrics> cases = evaluation.evaluate((fraction, message) -> {
                hearing.check();
                live.show(fraction, message);
            });
            EvaluationReport report = new EvaluationReport(cases, evaluation.warnings());
            evaluation.warnings().forEach(warning -> console.err().println("warning: " + warning));
            return report;
        }
    }

    private Evaluation evaluation(EvaluationSettings settings) throws IOException {
        if (Files.isDirectory(labels) && Files.isDirectory(predictions) && Files.isSameFile(labels, predictions)) {
            throw new UserError(
                    ExitCodes.LOAD,
                    predictions + " holds the masks of the raters; give the folder of the predictions alone");
        }
        PredictionOptions options;
        try {
            options = PredictionOptions.defaults()
                    .withStructure(predictionStructure)
                    .withFiles(predictionFiles);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return Evaluation.of(labels, predictions, spacing, settings, structure, slices, options);
    }

    private void require(boolean valid, String problem) {
        if (!valid) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }
}
