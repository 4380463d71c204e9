// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.batch.internal.ExampleWorkflow;
import org.consilium.batch.internal.ExitCodes;
import org.consilium.batch.internal.UserError;
import org.consilium.ground.LockFile;
import org.consilium.ground.TemporaryFolder;
import org.consilium.knwf.archive.WorkflowArchive;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowRunTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path workflow;

    @BeforeEach
    void copyExample() throws IOException {
        workflow = ExampleWorkflow.copyTo(folder.resolve("flow"));
    }

    @Test
    void runsACopyAndWritesItsResults() throws IOException {
        Application application = new Application(0);
        Path out = folder.resolve("new/out");

        assertEquals(0, run(application, out, folder.resolve("saved"), folder.resolve("saved.knwf")));

        assertEquals(List.of("-failonloaderror", "-reset"), application.arguments);
        assertNotEquals(workflow, application.workflow);
        assertEquals("flow", application.workflow.getFileName().toString());
        assertFalse(Files.exists(workflow.resolve("executed")));
        assertFalse(Files.exists(application.workflow), "the copy is removed");
        assertTrue(Files.exists(out.resolve("Tensor Taker (#2)/port_1.csv")));
        assertTrue(Files.exists(folder.resolve("saved/executed")));
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        assertTrue(Files.exists(
                WorkflowArchive.unpack(folder.resolve("saved.knwf"), unpacked).resolve("executed")));
        assertEquals(List.of("flow", "new", "saved", "saved.knwf", "unpacked"), names(folder));
    }

    @Test
    void writesNothingWhereTheRunFails() throws IOException {
        int code = run(new Application(3), folder.resolve("out"), folder.resolve("saved"), null);

        assertEquals(3, code);
        assertEquals(List.of("flow"), names(folder));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("nothing was written"));
    }

    @Test
    void aTableThatCannotBeReadCostsNeitherTheRunNorAnotherTable() throws IOException {
        Files.delete(workflow.resolve(ExampleWorkflow.TABLE).resolve("data.zip"));

        int code =
                run(new Application(0), folder.resolve("out"), folder.resolve("saved"), folder.resolve("saved.knwf"));

        assertEquals(ExitCodes.EXECUTION, code);
        String printed = err.toString(StandardCharsets.UTF_8);
        assertTrue(printed.contains("the table at port 1 of Tensor Taker (#2) could not be written"), printed);
        assertTrue(printed.contains("everything else that was asked for is written"), printed);
        assertTrue(Files.exists(folder.resolve("saved/executed")));
        assertEquals(List.of("flow", "out", "saved", "saved.knwf"), names(folder));
        assertEquals(List.of(), names(folder.resolve("out")));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidBeforeTheRun() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        Application application = new Application(0);

        refused(application, folder.resolve("file/out"), null);
        refused(application, folder.resolve("file"), null);
        refused(application, folder.resolve("out"), folder.resolve("file/deep/saved"));

        assertEquals(0, application.starts);
        assertEquals(List.of("file", "flow"), names(folder));
    }

    @Test
    void aFailedRunKeepsWhatHadFinishedAndSaysWhatFailed() throws IOException {
        Application application = new Application(4);
        application.failing = "Tensor Taker (#2)";

        int code = run(application, folder.resolve("out"), folder.resolve("saved"), folder.resolve("saved.knwf"));

        assertEquals(4, code);
        assertEquals(List.of("flow", "out", "saved", "saved.failed.knwf"), names(folder));
        for (String place : List.of("out", "saved")) {
            assertEquals(
                    List.of("EXECUTED  Tensor Maker (#1)", "FAILED    Tensor Taker (#2)  Execute failed: no more room"),
                    Files.readAllLines(folder.resolve(place).resolve("failed.txt")).stream()
                            .skip(3)
                            .toList());
        }
        assertTrue(err.toString(StandardCharsets.UTF_8).contains(folder.resolve("out") + ", "), err::toString);

        assertEquals(0, run(new Application(0), folder.resolve("out"), folder.resolve("saved"), null));
        assertEquals(List.of("Tensor Taker (#2)"), names(folder.resolve("out")));
        assertFalse(Files.exists(folder.resolve("saved/failed.txt")));
    }

    @Test
    void aFailedRunLeavesTheResultsOfOneThatWentWell() throws IOException {
        assertEquals(0, run(new Application(0), folder.resolve("out"), folder.resolve("saved"), null));

        assertEquals(4, run(new Application(4), folder.resolve("out"), folder.resolve("saved"), null));

        assertEquals(List.of("flow", "out", "out.failed", "saved", "saved.failed"), names(folder));
        assertEquals(List.of("Tensor Taker (#2)"), names(folder.resolve("out")));
        assertTrue(Files.exists(folder.resolve("out.failed/failed.txt")));
    }

    @Test
    void savesResetWhereItIsAsked() throws IOException {
        RunRequest request = new RunRequest(
                workflow,
                List.of(),
                null,
                folder.resolve("saved.knwf"),
                folder.resolve("out"),
                new RunRequest.Contents(true, true));

        assertEquals(0, run(new Application(0), request));

        assertTrue(Files.exists(folder.resolve("out/Tensor Taker (#2)/port_1.csv")));
        Path unpacked =
                WorkflowArchive.unpack(folder.resolve("saved.knwf"), Files.createDirectory(folder.resolve("unpacked")));
        try (Stream<Path> paths = Files.walk(unpacked)) {
            List<String> results = paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("port_") || name.equals("filestore") || name.equals("data.zip"))
                    .toList();
            assertEquals(List.of(), results);
        }
        for (String node : List.of("Tensor Maker (#1)", "Tensor Taker (#2)")) {
            ConfigTree settings = ConfigXmlReader.read(unpacked.resolve(node).resolve("settings.xml"));
            assertEquals("CONFIGURED", settings.text("state"));
            assertEquals("false", settings.text("hasContent"));
        }
    }

    @Test
    void replacesTheTablesOfAnEarlierRun() throws IOException {
        Path old = Files.createDirectories(folder.resolve("out/Gone (#9)"));
        Files.writeString(old.resolve("port_1.csv"), "RowID\r\n");

        assertEquals(0, run(new Application(0), folder.resolve("out"), null, null));

        assertEquals(List.of("Tensor Taker (#2)"), names(folder.resolve("out")));
    }

    /** What a killed run left beside its places is no other thing, and goes; what a living one fills stays. */
    @Test
    void whatAKilledRunLeftIsRemoved() throws IOException {
        Path left = Files.createDirectories(folder.resolve("out/.partial123/tables"))
                .getParent();
        Files.createFile(left.resolve("lock"));
        Path aside = Files.createDirectories(folder.resolve(".saved.partial7/old"));
        Files.writeString(aside.resolve("workflow.knime"), "of an earlier run");
        Files.createFile(aside.resolveSibling("lock"));
        Path living = Files.createDirectories(folder.resolve("out/.partial456"));
        try (LockFile lock = LockFile.tryLock(living.resolve("lock")).orElseThrow()) {
            assertEquals(0, run(new Application(0), folder.resolve("out"), folder.resolve("saved"), null));
            assertEquals(List.of(".partial456", "Tensor Taker (#2)"), names(folder.resolve("out")));
        }
        assertEquals(List.of("flow", "out", "saved"), names(folder));
        assertTrue(Files.exists(folder.resolve("saved/executed")));
    }

    @Test
    void checkpointsOfAWorkflowAreFoundAgainUntilItHasRunToItsEnd() throws IOException {
        Application application = new Application(4);
        assertEquals(4, run(application, null, null, null));
        Path checkpoints = Path.of(application.checkpoints);
        Files.createDirectories(checkpoints.resolve("run"));
        Application again = new Application(0);

        assertEquals(0, run(again, null, null, null));

        assertEquals(application.checkpoints, again.checkpoints);
        assertFalse(Files.exists(checkpoints));
        assertEquals(null, System.getProperty(TemporaryFolder.CHECKPOINTS));
    }

    @Test
    void refusesPlacesThatHoldOtherThings() throws IOException {
        Path other = Files.createDirectories(folder.resolve("out/A (#1)"));
        Files.writeString(other.resolve("thesis.txt"), "precious");
        Application application = new Application(0);

        refused(application, folder.resolve("out"), null);
        refused(application, null, folder.resolve("out"));
        refused(application, workflow.resolve("out"), null);
        refused(application, null, workflow);
        refused(application, null, folder);

        assertEquals("precious", Files.readString(other.resolve("thesis.txt")));
        assertEquals(0, application.starts);
    }

    @Test
    void namesAWorkflowThatIsNotThere() {
        RunRequest request =
                new RunRequest(folder.resolve("nowhere"), List.of(), null, null, null, RunRequest.Contents.ALL);

        UserError error = assertThrows(UserError.class, () -> run(new Application(0), request));

        assertEquals(ExitCodes.ARGUMENTS, error.exitCode());
        assertTrue(error.getMessage().endsWith("nowhere doesn't exist; check the path of the workflow"));
    }

    private void refused(Application application, Path outputs, Path destDir) {
        UserError error = assertThrows(UserError.class, () -> run(application, outputs, destDir, null));
        assertEquals(ExitCodes.ARGUMENTS, error.exitCode());
    }

    private int run(Application application, Path outputs, Path destDir, Path destFile) throws IOException {
        return run(
                application,
                new RunRequest(workflow, List.of("-reset"), destDir, destFile, outputs, RunRequest.Contents.ALL));
    }

    private int run(Application application, RunRequest request) throws IOException {
        PrintStream print = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new WorkflowRun(new KnimeBatch(application), print).run(request);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Stands for the batch application: leaves a file in the workflow and ends with a given code. */
    private static final class Application implements IApplication {
        private final int code;
        private final List<String> arguments = new ArrayList<>();
        private Path workflow;
        private int starts;
        private String failing;
        private String checkpoints;

        Application(int code) {
            this.code = code;
        }

        @Override
        public Object start(IApplicationContext context) throws IOException {
            starts++;
            for (String argument : (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS)) {
                if (argument.startsWith("-workflowDir=")) {
                    workflow = Path.of(argument.substring("-workflowDir=".length()));
                } else {
                    arguments.add(argument);
                }
            }
            Files.writeString(workflow.resolve("executed"), "yes");
            checkpoints = System.getProperty(TemporaryFolder.CHECKPOINTS);
            if (failing != null) {
                Path file = workflow.resolve(failing).resolve("settings.xml");
                ConfigTree settings = ConfigXmlReader.read(file);
                settings.putString("state", "CONFIGURED");
                ConfigTree message = settings.addChild("nodecontainer_message");
                message.putString("type", "ERROR");
                message.putString("message", "Execute failed: no\nmore room");
                Files.write(file, ConfigXmlWriter.bytes(settings));
            }
            return code;
        }

        @Override
        public void stop() {
            throw new AssertionError("nobody asked to stop");
        }
    }
}
