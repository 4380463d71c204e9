// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.archive.WorkflowArchive;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.runner.internal.config.Overrides;
import org.consilium.runner.internal.workflow.ExampleWorkflows;
import org.consilium.runner.internal.workflow.Workflow;
import org.consilium.runner.internal.workflow.WorkflowLoader;
import org.consilium.runner.internal.workflow.WorkflowNode;
import org.example.tport.ExampleNodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The batch executor: its arguments, its exit codes and what it prints. */
class BatchRunTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path temp;

    private Path workflow;

    @BeforeEach
    void copy() throws IOException {
        workflow = ExampleWorkflows.copy("chain-unexecuted", temp);
    }

    private int run(String... arguments) {
        return run(false, arguments);
    }

    private int run(boolean terminal, String... arguments) {
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new BatchRun(ExampleNodes.REGISTRY, outStream, errStream, terminal).run(arguments);
    }

    private String state(Path folder) throws IOException {
        return ConfigXmlReader.read(folder.resolve("workflow.knime")).text("state");
    }

    @Test
    void aWorkflowRunsAndIsSavedWhereItIsAsked() throws IOException {
        Path dest = temp.resolve("dest");
        assertEquals(0, run("-workflowDir=" + workflow, "-destDir=" + dest, "-option=1,n,12,int"), err::toString);
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(
                text.matches("EXECUTED  Tensor Maker \\(#1\\)  \\d+\\.\\d s\\R"
                        + "EXECUTED  Tensor Taker \\(#2\\)  \\d+\\.\\d s\\R"),
                text);
        assertEquals("CONFIGURED", state(workflow));
        assertEquals("EXECUTED", state(dest));
        assertEquals(12, Files.size(dest.resolve("Tensor Maker (#1)/filestore/000/000/tensor.safetensors")));
    }

    @Test
    void aTerminalSeesHowANodeGetsOn() {
        assertEquals(0, run(true, "-workflowDir=" + workflow, "-nosave"));
        String text = out.toString(StandardCharsets.UTF_8);
        String progress = "Tensor Maker (#1)  50 %  halfway";
        assertTrue(text.startsWith("\r" + progress + "\r" + " ".repeat(progress.length()) + "\rEXECUTED  "), text);
    }

    /** What a scheduler keeps: one line a minute, with how long it will take, however often a node tells of itself. */
    @Test
    void aLogHasALineAMinute() throws Exception {
        try (Workflow loaded = WorkflowLoader.load(workflow, ExampleNodes.REGISTRY, Overrides.NONE)
                .workflow()) {
            WorkflowNode node = loaded.node(1);
            long[] now = {0};
            PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
            ConsoleReport report = new ConsoleReport(stream, false, () -> now[0]);
            for (int second = 0; second <= 150; second++) {
                now[0] = second * 1_000_000_000L;
                report.progress(node, second / 7200.0, "Epoch 1/9, batch " + second);
            }
        }
        assertEquals(
                List.of(
                        "RUNNING   Tensor Maker (#1)  1 %, 1 min so far, about 1 h 59 min left  Epoch 1/9, batch 60",
                        "RUNNING   Tensor Maker (#1)  2 %, 2 min so far, about 1 h 58 min left  Epoch 1/9, batch 120"),
                out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void anArchiveIsReadAndWritten() throws IOException {
        Path archive = temp.resolve("in.knwf");
        try (OutputStream packed = Files.newOutputStream(archive)) {
            WorkflowArchive.pack(workflow, "chain", packed);
        }
        Path dest = temp.resolve("out.knwf");
        assertEquals(0, run("-workflowFile=" + archive, "-destFile=" + dest), err::toString);
        Path unpacked = WorkflowArchive.unpack(dest, Files.createDirectory(temp.resolve("unpacked")));
        assertEquals("out", unpacked.getFileName().toString());
        assertEquals("EXECUTED", state(unpacked));
        assertEquals(
                "CONFIGURED", state(WorkflowArchive.unpack(archive, Files.createDirectory(temp.resolve("input")))));
    }

    @Test
    void anArchiveMayBeReadByWhomTheUsersOtherFilesMay() throws IOException {
        assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"), "no such permissions here");
        Path dest = temp.resolve("out.knwf");
        assertEquals(0, run("-workflowDir=" + workflow, "-destFile=" + dest), err::toString);
        Path usual = Files.createFile(temp.resolve("usual"));
        assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(dest));
    }

    @Test
    void nosaveAndNoexecuteLeaveTheWorkflowAlone() throws IOException {
        assertEquals(0, run("-workflowDir=" + workflow, "-nosave"));
        assertEquals("CONFIGURED", state(workflow));
        out.reset();
        assertEquals(0, run("-workflowDir=" + workflow, "-noexecute"));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals("CONFIGURED", state(workflow));
    }

    @Test
    void resetRunsAnExecutedWorkflowAgain() throws IOException {
        Path executed = ExampleWorkflows.copy("chain-executed", temp);
        assertEquals(0, run("-workflowDir=" + executed, "-nosave"));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(0, run("-workflowDir=" + executed, "-reset"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("EXECUTED  Tensor Maker (#1)"));
    }

    @Test
    void anExecutedWorkflowGoesOnWhereAResultWasTakenOut() throws IOException {
        Path dest = temp.resolve("dest");
        assertEquals(0, run("-workflowDir=" + workflow, "-destDir=" + dest), err::toString);
        byte[] maker = Files.readAllBytes(dest.resolve("Tensor Maker (#1)/settings.xml"));
        out.reset();
        assertEquals(0, run("-workflowDir=" + dest));
        assertEquals("", out.toString(StandardCharsets.UTF_8), "nothing is left to do");

        Folders.delete(dest.resolve("Tensor Taker (#2)/port_1"));
        assertEquals(0, run("-workflowDir=" + dest), err::toString);
        assertEquals(
                List.of("WARN Tensor Taker (#2) port_1 is no longer there, so the node runs again", "EXECUTED Taker"),
                lines());
        assertTrue(Files.exists(dest.resolve("Tensor Taker (#2)/port_1/data.zip")));
        assertArrayEquals(maker, Files.readAllBytes(dest.resolve("Tensor Maker (#1)/settings.xml")));

        Folders.delete(dest.resolve("Tensor Maker (#1)/port_1"));
        out.reset();
        assertEquals(0, run("-workflowDir=" + dest), err::toString);
        assertEquals(
                List.of(
                        "WARN Tensor Maker (#1) port_1 is no longer there, so the node runs again",
                        "EXECUTED Maker",
                        "EXECUTED Taker"),
                lines());
    }

    /** What was printed, without times. */
    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8)
                .replaceAll("EXECUTED +Tensor (\\w+) .*", "EXECUTED $1")
                .replaceAll(" +", " ")
                .lines()
                .toList();
    }

    @Test
    void aResultThatIsDamagedIsNotTakenForOneThatIsGone() throws IOException {
        Path dest = temp.resolve("dest");
        assertEquals(0, run("-workflowDir=" + workflow, "-destDir=" + dest), err::toString);
        Files.delete(dest.resolve("Tensor Taker (#2)/port_1/data.zip"));
        assertEquals(3, run("-workflowDir=" + dest));
    }

    @Test
    void anExecutedNodeWhoseSettingsAreChangedRunsAgain() throws IOException {
        Path dest = temp.resolve("dest");
        assertEquals(0, run("-workflowDir=" + workflow, "-destDir=" + dest), err::toString);
        out.reset();
        assertEquals(0, run("-workflowDir=" + dest, "-option=1,n,12,int"), err::toString);
        assertEquals(List.of("EXECUTED Maker", "EXECUTED Taker"), lines());
        assertEquals(12, Files.size(dest.resolve("Tensor Maker (#1)/filestore/000/000/tensor.safetensors")));
    }

    @Test
    void resetNeedsNoResultThatCanBeRead() throws IOException {
        Path dest = temp.resolve("dest");
        assertEquals(0, run("-workflowDir=" + workflow, "-destDir=" + dest), err::toString);
        Files.writeString(dest.resolve("Tensor Taker (#2)/port_1/data.xml"), "of another kind");
        assertEquals(3, run("-workflowDir=" + dest));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("-reset runs all nodes anew"), err::toString);
        assertEquals(0, run("-workflowDir=" + dest, "-reset"), err::toString);
    }

    @Test
    void badArgumentsAreExitCodeTwo() {
        assertEquals(2, run());
        assertEquals(2, run("-workflowDir=" + workflow, "-surprise"));
        assertEquals(2, run("-workflowDir=" + workflow, "-workflow.variable=n,x,int"));
        assertEquals(2, run("-workflowDir=" + workflow, "-workflow.variable=n"));
        assertEquals(2, run("-workflowDir=" + workflow, "-option=one,n,3,int"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("The argument -surprise is not known"));
    }

    @Test
    void whatTheWorkflowHasNoPlaceForIsExitCodeTwoAndNothingRuns() throws IOException {
        assertEquals(2, run("-workflowDir=" + workflow, "-workflow.variable=m,3,int"));
        assertEquals(2, run("-workflowDir=" + workflow, "-option=9,n,3,int"));
        assertEquals(2, run("-workflowDir=" + workflow, "-option=1,m,3,int"));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals("CONFIGURED", state(workflow));
        String text = err.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("the workflow has no variable \"m\""), text);
        assertTrue(text.contains("there is no node #9; there are Tensor Maker (#1), Tensor Taker (#2)"), text);
        assertTrue(text.contains("there is no setting \"m\"; it has n"), text);
    }

    @Test
    void valuesMayHoldCommas() {
        var variables = BatchArguments.parse("-workflowDir=x", "-workflow.variable=list,a,b,c,String")
                .overrides()
                .variables();
        assertEquals("a,b,c", variables.get(0).value());
    }

    @Test
    void aWorkflowThatCannotBeLoadedIsExitCodeThreeAndUnchanged() throws IOException {
        Path loop = ExampleWorkflows.copy("loop-unexecuted", temp);
        assertEquals(3, run("-workflowDir=" + loop));
        String text = err.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("Counting Loop Start _deprecated_ (#3): the node"), text);
        assertTrue(text.contains("is not installed"), text);
        assertFalse(text.contains("\tat "), "no stack trace");
        assertTrue(Files.exists(loop.resolve("Loop End _deprecated_ (#6)/settings.xml")));
        assertEquals(3, run("-workflowDir=" + Files.createDirectory(temp.resolve("no workflow"))));
    }

    @Test
    void aWorkflowThatIsNotThereIsExitCodeTwo() {
        Path nothing = temp.resolve("nothing");
        assertEquals(2, run("-workflowDir=" + nothing));
        assertEquals(2, run("-workflowFile=" + nothing + ".knwf"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains(nothing + " does not exist. Check the path"));
    }

    @Test
    void anArchiveThatCannotBeUsedIsExitCodeThree() throws IOException {
        Path archive = temp.resolve("evil.knwf");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("../../evil.txt"));
            zip.closeEntry();
        }
        assertEquals(3, run("-workflowFile=" + archive));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("would lie outside of the workflow"));
    }

    @Test
    void aRunThatIsCancelledBeforeItStartsSaysSo() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        BatchRun run = new BatchRun(ExampleNodes.REGISTRY, stream, stream, false);
        run.cancel();
        assertEquals(4, run.run("-workflowDir=" + workflow, "-nosave"));
        assertEquals("Cancelled", out.toString(StandardCharsets.UTF_8).trim());
    }
}
