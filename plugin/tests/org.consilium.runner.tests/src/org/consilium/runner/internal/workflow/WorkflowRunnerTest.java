// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.consilium.runner.internal.files.FileStoreArea;
import org.example.tport.TensorPortObject;
import org.example.tport.TensorSpec;
import org.junit.jupiter.api.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** A node's way through a run, as it was traced in a real platform: {@code OBSERVED.md}. */
class WorkflowRunnerTest {
    private final Recorder recorder = new Recorder();

    @Test
    void aChainRunsInOrder() throws IOException {
        WorkflowEditor editor = new WorkflowEditor("chain");
        WorkflowNode maker = editor.add(Fakes.maker().registered());
        WorkflowNode taker = editor.add(Fakes.taker().registered());
        editor.connect(maker, 1, taker, 1);
        try (Workflow workflow = editor.workflow()) {
            assertEquals(NodeState.CONFIGURED, taker.state());
            assertTrue(new WorkflowRunner(workflow, recorder).run());
            assertEquals(List.of("executed Maker (#1)", "executed Taker (#2)"), recorder.events);
            assertEquals("size 1", Fakes.text(taker));
            assertEquals(NodeState.EXECUTED, workflow.state());
        }
    }

    @Test
    void inputsAreCopiedAndFilesAreFlushedOnce() throws IOException {
        AtomicReference<TensorPortObject> seen = new AtomicReference<>();
        FakeNode taker = Fakes.taker();
        FakeNode.Execute execute = taker.execute;
        taker.execute((model, objects, exec) -> {
            seen.set((TensorPortObject) objects[0]);
            return execute.apply(model, objects, exec);
        });
        WorkflowEditor editor = new WorkflowEditor("copies");
        WorkflowNode source = editor.add(Fakes.maker().registered());
        WorkflowNode sink = editor.add(taker.registered());
        editor.connect(source, 1, sink, 1);
        try (Workflow workflow = editor.workflow()) {
            new WorkflowRunner(workflow, recorder).run();
            TensorPortObject made = (TensorPortObject) source.object(0);
            assertNotSame(made, seen.get());
            assertEquals("id", seen.get().id());
            assertEquals(made.file(), seen.get().file());
            assertEquals(1, made.flushes());
            assertEquals(0, seen.get().flushes());
            assertEquals(1, seen.get().constructed());
        }
    }

    @Test
    void anObjectThatIsPassedOnKeepsItsFiles() throws IOException {
        FakeNode pass = new FakeNode("Pass")
                .in(TensorPortObject.TYPE)
                .out(TensorPortObject.TYPE)
                .configure((model, specs) -> specs)
                .execute((model, objects, exec) -> objects);
        WorkflowEditor editor = new WorkflowEditor("pass");
        WorkflowNode maker = editor.add(Fakes.maker().registered());
        WorkflowNode passer = editor.add(pass.registered());
        editor.connect(maker, 1, passer, 1);
        try (Workflow workflow = editor.workflow()) {
            assertTrue(new WorkflowRunner(workflow, recorder).run());
            assertEquals(((TensorPortObject) maker.object(0)).file(), ((TensorPortObject) passer.object(0)).file());
            assertEquals(0, ((TensorPortObject) passer.object(0)).flushes());
        }
    }

    @Test
    void independentBranchesRunSideBySide() throws IOException {
        CyclicBarrier both = new CyclicBarrier(2);
        List<String> threads = Collections.synchronizedList(new ArrayList<>());
        WorkflowEditor editor = new WorkflowEditor("branches");
        for (String name : List.of("Left", "Right")) {
            editor.add(Fakes.texter(name)
                    .execute((model, objects, exec) -> {
                        threads.add(Thread.currentThread().getName());
                        both.await(10, TimeUnit.MINUTES);
                        return new PortObject[] {Fakes.table(exec, "met")};
                    })
                    .registered());
        }
        try (Workflow workflow = editor.workflow()) {
            assertTrue(new WorkflowRunner(workflow, recorder).run(), recorder.events::toString);
            assertTrue(threads.stream().allMatch(name -> name.matches("KNIME-Worker-\\d+-.*")), threads::toString);
        }
    }

    @Test
    void aFailureIsToldAndStopsOnlyWhatDependsOnIt() throws IOException {
        AtomicReference<File> file = new AtomicReference<>();
        FakeNode bad = Fakes.maker().execute((model, objects, exec) -> {
            file.set(exec.createFileStore("half").getFile());
            assertTrue(file.get().createNewFile());
            throw new IllegalStateException("the disk is full");
        });
        WorkflowEditor editor = new WorkflowEditor("failure");
        WorkflowNode maker = editor.add(bad.registered());
        WorkflowNode taker = editor.add(Fakes.taker().registered());
        WorkflowNode other = editor.add(Fakes.texter("Other").registered());
        editor.connect(maker, 1, taker, 1);
        try (Workflow workflow = editor.workflow()) {
            assertFalse(new WorkflowRunner(workflow, recorder).run());
            assertTrue(recorder.events.contains("failed Maker (#1) Execute failed: the disk is full"));
            assertEquals(NodeState.CONFIGURED, maker.state());
            assertEquals(new NodeMessage("ERROR", "Execute failed: the disk is full"), maker.message());
            assertEquals(NodeState.CONFIGURED, taker.state());
            assertEquals(NodeState.EXECUTED, other.state());
            assertFalse(file.get().exists(), "the files of a failed node are deleted");
            assertEquals(1, ((FakeModel) maker.model()).resets);
        }
    }

    @Test
    void aForeseenFailureSpeaksForItself() throws IOException {
        Message message = Message.fromSummary("No case has a mask. Choose a folder with annotations.");
        assertFailure(
                () -> {
                    throw KNIMEException.of(message);
                },
                "No case has a mask. Choose a folder with annotations.");
        assertFailure(
                () -> {
                    throw new KNIMEException("plain").toUnchecked();
                },
                "plain");
    }

    @Test
    void aNodeMustGiveWhatItPromised() throws IOException {
        assertFailure(
                () -> new PortObject[] {null},
                "Execute failed: the node gives no object at output 1 (BufferedDataTable)");
        assertFailure(() -> new PortObject[0], "Execute failed: the node gives fewer objects than it has outputs");
    }

    private interface Body {
        PortObject[] run() throws Exception;
    }

    private static void assertFailure(Body body, String message) throws IOException {
        WorkflowEditor editor = new WorkflowEditor("failure");
        WorkflowNode node = editor.add(Fakes.texter("Bad")
                .execute((model, objects, exec) -> body.run())
                .registered());
        try (Workflow workflow = editor.workflow()) {
            assertFalse(new WorkflowRunner(workflow, WorkflowListener.NONE).run());
            assertEquals(message, node.message().text());
        }
    }

    @Test
    void aCancelledNodeStopsAndItsFilesAreGone() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        AtomicReference<File> file = new AtomicReference<>();
        FakeNode endless = Fakes.maker().execute((model, objects, exec) -> {
            file.set(exec.createFileStore("half").getFile());
            assertTrue(file.get().createNewFile());
            running.countDown();
            while (true) {
                exec.checkCanceled();
                Thread.onSpinWait();
            }
        });
        WorkflowEditor editor = new WorkflowEditor("cancel");
        WorkflowNode maker = editor.add(endless.registered());
        WorkflowNode taker = editor.add(Fakes.taker().registered());
        editor.connect(maker, 1, taker, 1);
        try (Workflow workflow = editor.workflow()) {
            WorkflowRunner runner = new WorkflowRunner(workflow, recorder);
            Thread canceller = new Thread(() -> {
                try {
                    running.await();
                    runner.cancel();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            canceller.start();
            assertFalse(runner.run());
            canceller.join();
            assertEquals(List.of("cancelled Maker (#1)"), recorder.events);
            assertEquals(NodeState.CONFIGURED, maker.state());
            assertFalse(file.get().exists());
        }
    }

    @Test
    void cancelInterruptsANodeThatSleepsAndItsErrorIsAFailureAsInThePlatform() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        FakeNode sleeper = Fakes.texter("Sleeper").execute((model, objects, exec) -> {
            running.countDown();
            Thread.sleep(TimeUnit.MINUTES.toMillis(5));
            return null;
        });
        WorkflowEditor editor = new WorkflowEditor("sleep");
        editor.add(sleeper.registered());
        try (Workflow workflow = editor.workflow()) {
            WorkflowRunner runner = new WorkflowRunner(workflow, recorder);
            Thread canceller = new Thread(() -> {
                try {
                    running.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                runner.cancel();
            });
            canceller.start();
            assertFalse(runner.run());
            canceller.join();
            assertEquals(List.of("failed Sleeper (#1) Execute failed: sleep interrupted"), recorder.events);
        }
    }

    @Test
    void aNullSpecLeavesTheSuccessorIdleUntilTheNodeHasRun() throws IOException {
        List<String> configured = Collections.synchronizedList(new ArrayList<>());
        FakeNode late = Fakes.maker().configure((model, specs) -> new PortObjectSpec[1]);
        FakeNode taker = Fakes.taker().configure((model, specs) -> {
            configured.add(Thread.currentThread().getName() + " " + ((TensorSpec) specs[0]).size());
            return new PortObjectSpec[] {Fakes.TEXTS};
        });
        WorkflowEditor editor = new WorkflowEditor("late");
        WorkflowNode source = editor.add(late.registered());
        WorkflowNode sink = editor.add(taker.registered());
        editor.connect(source, 1, sink, 1);
        try (Workflow workflow = editor.workflow()) {
            assertEquals(NodeState.CONFIGURED, source.state());
            assertEquals(NodeState.IDLE, sink.state());
            assertNull(sink.message());
            assertTrue(configured.isEmpty());
            assertTrue(new WorkflowRunner(workflow, recorder).run());
            assertEquals(List.of("KNIME-Worker-0-Maker 0:1 1"), configured);
        }
    }

    @Test
    void settingsThatConfigureRefusesLeaveTheNodeIdle() throws IOException {
        FakeNode picky = Fakes.texter("Picky").configure((model, specs) -> {
            throw new InvalidSettingsException("No folder is given");
        });
        WorkflowEditor editor = new WorkflowEditor("picky");
        WorkflowNode node = editor.add(picky.registered());
        try (Workflow workflow = editor.workflow()) {
            assertEquals(NodeState.IDLE, node.state());
            assertFalse(new WorkflowRunner(workflow, recorder).run());
            assertEquals(List.of("failed Picky (#1) No folder is given"), recorder.events);
        }
    }

    @Test
    void aWarningIsToldOnce() throws IOException {
        FakeNode warner = Fakes.texter("Warner").execute((model, objects, exec) -> {
            model.warn("2 raters were dropped");
            return new PortObject[] {Fakes.table(exec, "x")};
        });
        WorkflowEditor editor = new WorkflowEditor("warner");
        WorkflowNode node = editor.add(warner.registered());
        try (Workflow workflow = editor.workflow()) {
            assertTrue(new WorkflowRunner(workflow, recorder).run());
            assertEquals(List.of("warned Warner (#1) 2 raters were dropped", "executed Warner (#1)"), recorder.events);
            assertEquals(new NodeMessage("WARNING", "2 raters were dropped"), node.message());
        }
    }

    @Test
    void anOptionalInputMayStayOpenARequiredOneNot() throws IOException {
        FakeNode optional = new FakeNode("Optional")
                .in(BufferedDataTable.TYPE_OPTIONAL)
                .out(BufferedDataTable.TYPE)
                .configure((model, specs) -> new PortObjectSpec[] {specs[0] == null ? Fakes.TEXTS : null})
                .execute((model, objects, exec) ->
                        new PortObject[] {Fakes.table(exec, objects[0] == null ? "open" : "connected")});
        WorkflowEditor editor = new WorkflowEditor("optional");
        WorkflowNode open = editor.add(optional.registered());
        WorkflowNode required = editor.add(Fakes.taker().registered());
        try (Workflow workflow = editor.workflow()) {
            assertFalse(new WorkflowRunner(workflow, recorder).run());
            assertEquals("open", Fakes.text(open));
            assertTrue(
                    recorder.events.contains("failed Taker (#2) Input 1 (TensorPortObject) is not connected"),
                    recorder.events::toString);
            assertEquals(NodeState.IDLE, required.state());
        }
    }

    @Test
    void namesOfFileStoresAreChecked() throws IOException {
        for (String name : List.of(".hidden", "a/b", "a\\b", "")) {
            assertFailure(
                    () -> {
                        FileStoreArea area = new FileStoreArea();
                        area.create().create(name);
                        return null;
                    },
                    "Execute failed: A file store may not be named \"" + name + "\": no leading dot, no slash");
        }
    }
}
