// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.ground.FileErrors;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.archive.WorkflowArchive;
import org.consilium.runner.internal.nodes.ExtensionNodeRegistry;
import org.consilium.runner.internal.nodes.NodeRegistry;
import org.consilium.runner.internal.url.WorkflowUrls;
import org.consilium.runner.internal.workflow.LoadedWorkflow;
import org.consilium.runner.internal.workflow.Workflow;
import org.consilium.runner.internal.workflow.WorkflowLoadException;
import org.consilium.runner.internal.workflow.WorkflowLoader;
import org.consilium.runner.internal.workflow.WorkflowRunner;
import org.consilium.runner.internal.workflow.WorkflowSaver;
import org.knime.core.node.CanceledExecutionException;

/** One run of the batch executor: loads a workflow, runs it, saves it. */
public final class BatchRun {
    /** Exit code: everything went well. */
    public static final int OK = 0;

    /** Exit code: the arguments are wrong, or there is no workflow where they say. */
    public static final int BAD_ARGUMENTS = 2;

    /** Exit code: the workflow cannot be loaded. */
    public static final int LOAD_ERROR = 3;

    /** Exit code: a node failed or was cancelled, or the result cannot be saved. */
    public static final int EXECUTION_ERROR = 4;

    private final NodeRegistry registry;
    private final PrintStream out;
    private final PrintStream err;
    private final ConsoleReport report;
    private WorkflowRunner runner;
    private boolean cancelled;

    /**
     * A run with the nodes of all bundles.
     *
     * @param out takes one line for each node that ends
     * @param err takes what is wrong
     * @param terminal whether a line on {@code out} may be written over, to show progress
     */
    public BatchRun(PrintStream out, PrintStream err, boolean terminal) {
        this(new ExtensionNodeRegistry(), out, err, terminal);
    }

    BatchRun(NodeRegistry registry, PrintStream out, PrintStream err, boolean terminal) {
        this.registry = registry;
        this.out = out;
        this.err = err;
        this.report = new ConsoleReport(out, terminal);
    }

    /**
     * Runs.
     *
     * @param arguments as those of KNIME's batch executor: {@code -workflowDir=FOLDER}, {@code -reset} …
     * @return the exit code
     */
    public int run(String... arguments) {
        BatchArguments parsed;
        try {
            parsed = BatchArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println("ERROR     " + e.getMessage());
            return BAD_ARGUMENTS;
        }
        Path source = parsed.workflowFile() == null ? parsed.workflowDir() : parsed.workflowFile();
        if (!Files.exists(source)) {
            // KNIME's executor was seen to give this code for a folder; for a file it is assumed
            err.println("ERROR     " + source + " does not exist. Check the path of the workflow.");
            return BAD_ARGUMENTS;
        }
        try {
            Path unpacked = parsed.workflowFile() == null ? null : Files.createTempDirectory("workflow_");
            try {
                return run(parsed, unpacked);
            } finally {
                if (unpacked != null) {
                    Folders.deleteQuietly(unpacked);
                }
            }
        } catch (IOException e) {
            err.println("ERROR     No temporary folder can be made: " + FileErrors.message(e));
            return LOAD_ERROR;
        }
    }

    /** Asks the running nodes to stop; {@link #run} returns when they have. */
    public void cancel() {
        WorkflowRunner current;
        synchronized (this) {
            cancelled = true;
            current = runner;
        }
        if (current != null) {
            current.cancel();
        }
    }

    private int run(BatchArguments arguments, Path unpacked) {
        try {
            Path folder = unpacked == null ? arguments.workflowDir() : unpack(arguments.workflowFile(), unpacked);
            try (WorkflowUrls.Served urls = WorkflowUrls.serve(folder)) {
                return load(arguments, folder.toAbsolutePath().normalize());
            }
        } catch (WorkflowLoadException e) {
            e.problems().forEach(problem -> err.println("ERROR     " + problem));
            return e.ofArguments() ? BAD_ARGUMENTS : LOAD_ERROR;
        }
    }

    private int load(BatchArguments arguments, Path folder) throws WorkflowLoadException {
        LoadedWorkflow loaded = arguments.reset()
                ? WorkflowLoader.loadReset(folder, registry, arguments.overrides())
                : WorkflowLoader.load(folder, registry, arguments.overrides());
        try (Workflow workflow = loaded.workflow()) {
            loaded.warnings().forEach(warning -> report.line("WARN", warning));
            boolean done = !arguments.execute() || execute(workflow);
            if (isCancelled()) {
                out.println("Cancelled");
            }
            if (arguments.save()) {
                save(workflow, arguments);
            }
            return done && !isCancelled() ? OK : EXECUTION_ERROR;
        } catch (IOException | CanceledExecutionException | RuntimeException e) {
            if (Boolean.getBoolean("consilium.debug")) {
                e.printStackTrace(err);
            }
            err.println("ERROR     The workflow cannot be saved: " + FileErrors.message(e));
            return EXECUTION_ERROR;
        }
    }

    private static Path unpack(Path archive, Path target) throws WorkflowLoadException {
        try {
            return WorkflowArchive.unpack(archive, target);
        } catch (IOException e) {
            throw new WorkflowLoadException(List.of(archive + " cannot be unpacked: " + FileErrors.message(e)));
        }
    }

    private boolean execute(Workflow workflow) {
        WorkflowRunner made = new WorkflowRunner(workflow, report);
        synchronized (this) {
            runner = made;
            if (cancelled) {
                return false;
            }
        }
        return made.run();
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Without a place of its own, the result goes where the workflow came from. */
    private static void save(Workflow workflow, BatchArguments arguments)
            throws IOException, CanceledExecutionException {
        Path archive = arguments.destFile() != null
                ? arguments.destFile()
                : arguments.destDir() == null ? arguments.workflowFile() : null;
        if (archive != null) {
            // The working copy is unpacked or a folder of the user's: only the former may be written into.
            Path folder = Files.createTempDirectory("workflow_save_");
            try {
                Path copy = folder.resolve("workflow");
                WorkflowSaver.save(workflow, copy);
                ArchiveFile.write(copy, archive);
            } finally {
                Folders.deleteQuietly(folder);
            }
        } else {
            WorkflowSaver.save(workflow, arguments.destDir() == null ? arguments.workflowDir() : arguments.destDir());
        }
    }
}
