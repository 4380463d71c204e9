// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.batch.internal.console.Interrupts;
import org.consilium.knwf.archive.Folders;

/**
 * Runs a workflow: on a copy, which KNIME's batch application executes and saves. What the user asked for is made from
 * that copy, of a run that failed the results of the nodes that had finished; each result for itself, so that none costs
 * another.
 */
public final class WorkflowRun {
    private final KnimeBatch batch;
    private final PrintStream err;

    public WorkflowRun(KnimeBatch batch, PrintStream err) {
        this.batch = batch;
        this.err = err;
    }

    /**
     * Runs.
     *
     * @return the exit code of the batch application, or 4 after a signal or where a result could not be written
     * @throws UserError where the workflow or a place for results can't be used; nothing has been written then
     */
    public int run(RunRequest request) throws IOException {
        WorkflowSource source = new WorkflowSource(request.workflow());
        List<Staged> results = results(request, source);
        Path temporary = Files.createTempDirectory("consilium-run-");
        try (RunCheckpoints checkpoints = RunCheckpoints.of(source)) {
            Path copy = source.copyInto(temporary);
            int code = batch.run(arguments(copy, request), new Interrupts(err));
            if (code == ExitCodes.OK) {
                int kept = keep(copy, results);
                if (kept == ExitCodes.OK) {
                    checkpoints.remove();
                }
                return kept;
            }
            if (!results.isEmpty() && code == ExitCodes.EXECUTION) {
                keepFinished(copy, results);
            } else if (!results.isEmpty()) {
                err.println("consilium: the workflow did not run, so nothing was written");
            }
            return code;
        } finally {
            results.forEach(Staged::close);
            Folders.deleteQuietly(temporary);
        }
    }

    private int keep(Path copy, List<Staged> results) throws IOException {
        RunReport report = new RunReport(err);
        FailureFile.write(copy, false);
        save(copy, results, report);
        if (report.failed()) {
            report.notice("the workflow ran to its end; everything else that was asked for is written");
            return ExitCodes.EXECUTION;
        }
        return ExitCodes.OK;
    }

    /** Of a run that failed or was cancelled: what its nodes had finished, with a file that says so. */
    private void keepFinished(Path copy, List<Staged> results) throws IOException {
        RunReport report = new RunReport(err);
        FailureFile.write(copy, true);
        results.replaceAll(result -> ofFailure(result, report));
        save(copy, results, report);
        report.notice("the workflow did not run to its end; the results of the nodes that had finished, and "
                + FailureFile.NAME + ", are in "
                + results.stream().map(result -> result.place().toString()).collect(Collectors.joining(", ")));
    }

    private static Staged ofFailure(Staged result, RunReport report) {
        try {
            return result.ofFailure();
        } catch (IOException e) {
            report.failure(FailureFile.beside(result.place()).toString(), e);
            return result;
        }
    }

    private static List<String> arguments(Path copy, RunRequest request) {
        // Without -failonloaderror KNIME drops the nodes that it can't load, and calls that a success.
        List<String> arguments = new ArrayList<>(List.of("-workflowDir=" + copy, "-failonloaderror"));
        arguments.addAll(request.passed());
        return arguments;
    }

    private static List<Staged> results(RunRequest request, WorkflowSource source) throws IOException {
        List<Staged> results = new ArrayList<>();
        if (request.outputs() != null) {
            keepApart(source, request.outputs());
            results.add(new OutputFolder(request.outputs(), request.contents().pictures()));
        }
        if (request.destDir() != null) {
            keepApart(source, request.destDir());
            results.add(new WorkflowFolder(request.destDir(), request.contents().resetSaved()));
        }
        if (request.destFile() != null) {
            keepApart(source, request.destFile());
            results.add(new WorkflowFile(request.destFile(), request.contents().resetSaved()));
        }
        return results;
    }

    private static void keepApart(WorkflowSource source, Path place) throws IOException {
        if (source.contains(place) || source.isIn(place)) {
            throw new UserError(
                    ExitCodes.ARGUMENTS,
                    place + " overlaps with the workflow, which is never changed; choose a place outside of it");
        }
    }

    /** Each result for itself: a table that can't be written costs no workflow, and a full disk no table elsewhere. */
    private static void save(Path executed, List<Staged> results, RunReport report) {
        List<Staged> complete = new ArrayList<>();
        for (Staged result : results) {
            try {
                result.stage(executed, report);
                complete.add(result);
            } catch (IOException | RuntimeException e) {
                report.failure(result.place().toString(), e);
            }
        }
        for (Staged result : complete) {
            try {
                result.commit();
            } catch (IOException | RuntimeException e) {
                report.failure(result.place().toString(), e);
            }
        }
    }
}
