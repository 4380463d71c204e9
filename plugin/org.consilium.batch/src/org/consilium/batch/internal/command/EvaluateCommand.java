// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.console.Interrupts;
import org.consilium.batch.internal.console.Json;
import org.consilium.batch.internal.console.LiveProgress;
import org.consilium.batch.internal.evaluate.EvaluationReport;
import org.consilium.batch.internal.evaluate.FolderEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes the GED Evaluator's metrics for predictions that any program made. */
@Command(name = "evaluate", description = "Computes the GED Evaluator's metrics for predictions that any program made.")
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--labels",
            paramLabel = "FOLDER",
            required = true,
            description = "Masks of the raters: <case>/rater_<id>.png, 8-bit grey.")
    private Path labels;

    @Option(
            names = "--predictions",
            paramLabel = "FOLDER",
            required = true,
            description = "Samples: <case>/sample_<k>.png, 8-bit grey, probability times 255; personalised masks, if "
                    + "there are any: <case>/rater_<id>.png.")
    private Path predictions;

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
        try (var live = new LiveProgress(console.err(), LiveProgress.onTerminal());
                var hearing = new Interrupts(console.err()).onInterrupt(() -> {})) {
            FolderEvaluation evaluation = new FolderEvaluation(labels, predictions);
            return new EvaluationReport(evaluation.evaluate((fraction, message) -> {
                hearing.check();
                live.show(fraction, message);
            }));
        }
    }
}
