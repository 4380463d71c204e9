// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.console.Json;
import org.consilium.batch.internal.pool.RunPool;
import org.consilium.batch.internal.table.CsvWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pools the figures of several runs of one workflow. */
@Command(
        name = "pool",
        description = "Pools the figures of several runs of one workflow: means with 95 %% intervals, and differences "
                + "between its GED Evaluators, paired by run, and paired by case over patients.")
final class PoolCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "Folders that consilium run --outputs wrote, one for each run.")
    private List<Path> runs;

    @Option(
            names = "--arm",
            paramLabel = "NAME=NODE",
            description = "A name for a GED Evaluator, such as \"on=GED Evaluator (#7)\"; the first is set against the "
                    + "others. Without it all are taken, named by their method and settings.")
    private Map<String, String> arms = new LinkedHashMap<>();

    @Option(
            names = "--metrics",
            split = ",",
            paramLabel = "METRIC",
            description = "Only these metrics, with commas between them.")
    private List<String> metrics = List.of();

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Prints comma-separated values.")
    private boolean csv;

    PoolCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UserError {
        RunPool pool = RunPool.of(runs, arms, metrics);
        pool.warnings().forEach(warning -> console.err().println("warning: " + warning));
        if (json) {
            Json.print(pool.toJson(), console.out());
        } else if (csv) {
            PrintWriter out = console.outWriter();
            CsvWriter writer = new CsvWriter(out);
            for (List<String> line : pool.csv()) {
                writer.line(line);
            }
            out.flush();
        } else {
            pool.lines().forEach(console.out()::println);
        }
        return ExitCodes.OK;
    }
}
