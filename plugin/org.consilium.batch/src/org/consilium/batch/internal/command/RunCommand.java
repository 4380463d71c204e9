// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.consilium.batch.internal.run.KnimeBatch;
import org.consilium.batch.internal.run.RunRequest;
import org.consilium.batch.internal.run.WorkflowRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a workflow. */
@Command(
        name = "run",
        description = "Runs a workflow on a copy. The arguments with one hyphen are those of KNIME's batch executor.")
final class RunCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WORKFLOW", description = "Folder of a workflow, or a .knwf file.")
    private Path workflow;

    @Option(
            names = "-workflow.variable",
            paramLabel = "name,value,type",
            description = "Sets a workflow variable; the type is String, int or double.")
    private List<String> variables = List.of();

    @Option(
            names = "-option",
            paramLabel = "nodeID,key,value,type",
            description = "Changes a setting of a node, such as 4,epochs,2,int.")
    private List<String> options = List.of();

    @Option(names = "-destDir", paramLabel = "FOLDER", description = "Saves the executed workflow to this folder.")
    private Path destDir;

    @Option(names = "-destFile", paramLabel = "FILE", description = "Saves the executed workflow to this .knwf file.")
    private Path destFile;

    @Option(names = "-reset", description = "Resets all nodes first.")
    private boolean reset;

    @Option(names = "-nosave", description = "Doesn't save the executed workflow, whatever else is said.")
    private boolean noSave;

    @Option(names = "-noexecute", description = "Loads the workflow, but doesn't execute it.")
    private boolean noExecute;

    @Option(names = "-preferences", paramLabel = "FILE", description = "KNIME preferences to use.")
    private Path preferences;

    @Option(
            names = "-credential",
            paramLabel = "name[;login[;password]]",
            description = "Sets credentials of the workflow.")
    private List<String> credentials = List.of();

    @Option(
            names = "--outputs",
            paramLabel = "FOLDER",
            description = "Writes all tables there, as <node> (#<id>)/port_<n>.csv with pictures as PNG beside.")
    private Path outputs;

    @Option(
            names = "--reset-saved",
            description = "Saves the workflow of -destDir or -destFile reset: with its settings, without results. An"
                    + " executed one holds images and outlines.")
    private boolean resetSaved;

    @Option(
            names = "--no-pictures",
            description = "Writes the tables of --outputs without their pictures, which show patients' images.")
    private boolean noPictures;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        RunRequest request = request();
        return new WorkflowRun(KnimeBatch.find(), console.err()).run(request);
    }

    RunRequest request() {
        if (destDir != null && destFile != null) {
            throw new ParameterException(spec.commandLine(), "give only one of -destDir and -destFile");
        }
        if (resetSaved && (noSave || destDir == null && destFile == null)) {
            throw new ParameterException(spec.commandLine(), "--reset-saved goes with -destDir or -destFile");
        }
        if (noPictures && outputs == null) {
            throw new ParameterException(spec.commandLine(), "--no-pictures goes with --outputs");
        }
        List<String> passed = new ArrayList<>();
        variables.forEach(variable -> passed.add("-workflow.variable=" + variable));
        options.forEach(option -> passed.add("-option=" + option));
        credentials.forEach(credential -> passed.add("-credential=" + credential));
        if (preferences != null) {
            passed.add("-preferences=" + preferences);
        }
        if (reset) {
            passed.add("-reset");
        }
        if (noExecute) {
            passed.add("-noexecute");
        }
        return new RunRequest(
                workflow,
                passed,
                noSave ? null : destDir,
                noSave ? null : destFile,
                outputs,
                new RunRequest.Contents(resetSaved, !noPictures));
    }
}
