// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.consilium.runner.internal.config.Overrides;
import org.example.tport.TensorPortObject;
import org.example.tport.TensorSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;

/** The calls that a node gets, in the order in which a real platform was seen to make them: {@code OBSERVED.md}. */
class LifecycleTest {
    private final FakeNode maker = Fakes.maker();
    private final FakeNode taker = Fakes.taker();
    private final Recorder recorder = new Recorder();

    @TempDir
    Path temp;

    private Path saved;

    @BeforeEach
    void save() throws Exception {
        saved = temp.resolve("saved");
        WorkflowEditor editor = new WorkflowEditor("saved");
        WorkflowNode source = editor.add(maker.registered());
        WorkflowNode sink = editor.add(taker.registered());
        editor.connect(source, 1, sink, 1);
        try (Workflow workflow = editor.workflow()) {
            WorkflowSaver.save(workflow, saved);
        }
        clear();
    }

    private void clear() {
        maker.trace.clear();
        taker.trace.clear();
    }

    private LoadedWorkflow load() throws WorkflowLoadException {
        return WorkflowLoader.load(saved, FakeNode.registry(maker, taker), Overrides.NONE);
    }

    private static ConfigTree settings(Path folder, String node) throws IOException {
        return ConfigXmlReader.read(folder.resolve(node).resolve("settings.xml"));
    }

    private void change(String node, String... removed) throws IOException {
        ConfigTree tree = settings(saved, node);
        List.of(removed).forEach(tree::remove);
        Files.write(saved.resolve(node).resolve("settings.xml"), ConfigXmlWriter.bytes(tree));
    }

    @Test
    void loadingValidatesTwiceLoadsAndConfigures() throws Exception {
        try (Workflow workflow = load().workflow()) {
            assertEquals(List.of("constructor", "validate", "validate", "load", "configure"), maker.trace);
            assertEquals(maker.trace, taker.trace);
        }
    }

    @Test
    void aNodeIsConfiguredAgainAfterItsPredecessorExecuted() throws Exception {
        try (Workflow workflow = load().workflow()) {
            clear();
            assertTrue(new WorkflowRunner(workflow, recorder).run());
            assertEquals(List.of("execute"), maker.trace);
            assertEquals(List.of("configure", "execute"), taker.trace);
        }
    }

    @Test
    void flushAndTheSuccessorsConfigureFollowOnTheSameThread() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<TensorPortObject> made = new AtomicReference<>();
        FakeNode.Execute execute = maker.execute;
        maker.execute((model, objects, exec) -> {
            PortObject[] outputs = execute.apply(model, objects, exec);
            made.set((TensorPortObject) outputs[0]);
            order.add("executed, flushed " + made.get().flushes() + " "
                    + Thread.currentThread().getName());
            return outputs;
        });
        try (Workflow workflow = load().workflow()) {
            taker.configure((model, specs) -> {
                order.add("configure, flushed " + made.get().flushes() + " "
                        + Thread.currentThread().getName());
                return new PortObjectSpec[] {Fakes.TEXTS};
            });
            assertTrue(new WorkflowRunner(workflow, recorder).run());
        }
        assertEquals(
                List.of(
                        "executed, flushed 0 KNIME-Worker-0-Maker 0:1",
                        "configure, flushed 1 KNIME-Worker-0-Maker 0:1"),
                order);
    }

    @Test
    void aSpecThatOnlyTheExecutedObjectHasReachesTheSuccessor() throws Exception {
        List<Long> sizes = Collections.synchronizedList(new ArrayList<>());
        maker.execute((model, objects, exec) ->
                new PortObject[] {new TensorPortObject(new TensorSpec(7), "id", exec.createFileStore("tensor.bin"))});
        taker.configure((model, specs) -> {
            sizes.add((long) ((TensorSpec) specs[0]).size());
            return new PortObjectSpec[] {Fakes.TEXTS};
        });
        try (Workflow workflow = load().workflow()) {
            assertTrue(new WorkflowRunner(workflow, recorder).run());
        }
        assertEquals(List.of(1L, 7L), sizes);
    }

    @Test
    void anInterruptedReadIsAFailureEvenWhereTheUserCancelled() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        maker.execute((model, objects, exec) -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException("waited for tensors");
            }
            return null;
        });
        Path dest = temp.resolve("dest");
        try (Workflow workflow = load().workflow()) {
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
            WorkflowSaver.save(workflow, dest);
        }
        assertEquals(List.of("failed Maker (#1) Execute failed: waited for tensors"), recorder.events);
        ConfigTree node = settings(dest, "Maker (#1)");
        assertEquals("CONFIGURED", node.text("state"));
        assertEquals("ERROR", node.child("nodecontainer_message").text("type"));
        assertEquals(
                "Execute failed: waited for tensors",
                node.child("nodecontainer_message").text("message"));
    }

    @Test
    void aCancelledNodeIsSavedAsConfiguredWithoutFiles() throws Exception {
        AtomicReference<WorkflowRunner> runner = new AtomicReference<>();
        maker.execute((model, objects, exec) -> {
            Files.write(exec.createFileStore("half").getFile().toPath(), new byte[1]);
            runner.get().cancel();
            exec.checkCanceled();
            return null;
        });
        Path dest = temp.resolve("dest");
        try (Workflow workflow = load().workflow()) {
            runner.set(new WorkflowRunner(workflow, recorder));
            assertFalse(runner.get().run());
            WorkflowSaver.save(workflow, dest);
        }
        assertEquals(List.of("cancelled Maker (#1)"), recorder.events);
        ConfigTree node = settings(dest, "Maker (#1)");
        assertEquals("CONFIGURED", node.text("state"));
        assertEquals("Execution canceled", node.child("nodecontainer_message").text("message"));
        assertFalse(Files.exists(dest.resolve("Maker (#1)/filestore")));
    }

    @Test
    void aNodeWithoutSettingsStaysIdle() throws Exception {
        change("Maker (#1)", "model");
        LoadedWorkflow loaded = load();
        try (Workflow workflow = loaded.workflow()) {
            assertEquals(
                    List.of("Maker (#1): settings.xml has no \"model\", so the node has no settings and stays idle"),
                    loaded.warnings());
            assertEquals(List.of("constructor"), maker.trace);
            assertEquals(NodeState.IDLE, workflow.node(1).state());
            assertEquals(NodeState.IDLE, workflow.node(2).state());
            assertNull(workflow.node(2).message());
            assertFalse(new WorkflowRunner(workflow, recorder).run());
            assertEquals(
                    List.of("failed Maker (#1) settings.xml has no \"model\", so the node has no settings and stays"
                            + " idle"),
                    recorder.events);
        }
    }

    @Test
    void keysThatOnlyDescribeMayBeMissing() throws Exception {
        for (String node : List.of("Maker (#1)", "Taker (#2)")) {
            change(
                    node,
                    "node-feature-name",
                    "node-feature-symbolic-name",
                    "node-feature-vendor",
                    "node-feature-version",
                    "customDescription",
                    "factory_settings",
                    "internal_node_subsettings",
                    "flow_stack");
        }
        LoadedWorkflow loaded = load();
        try (Workflow workflow = loaded.workflow()) {
            assertEquals(List.of(), loaded.warnings());
            assertTrue(new WorkflowRunner(workflow, recorder).run());
        }
    }

    @Test
    void namesOfFileStoresAreUniqueInAnExecution() throws Exception {
        maker.execute((model, objects, exec) -> {
            exec.createFileStore("same");
            exec.createFileStore("same");
            return null;
        });
        try (Workflow workflow = load().workflow()) {
            assertFalse(new WorkflowRunner(workflow, recorder).run());
        }
        assertEquals(
                List.of("failed Maker (#1) Execute failed: There is a file store named \"same\" already"),
                recorder.events);
    }

    @Test
    void variablesMayNotBeginWithKnime() throws Exception {
        maker.execute((model, objects, exec) -> {
            model.push("knime.workspace", "x");
            return null;
        });
        try (Workflow workflow = load().workflow()) {
            assertFalse(new WorkflowRunner(workflow, recorder).run());
        }
        assertEquals(
                List.of("failed Maker (#1) Execute failed: A flow variable may not begin with \"knime\":"
                        + " \"knime.workspace\""),
                recorder.events);
    }

    @Test
    void aConfigureThatBreaksLeavesTheNodeIdle() throws Exception {
        maker.configure((model, specs) -> {
            throw new IllegalStateException("broken");
        });
        try (Workflow workflow = load().workflow()) {
            assertEquals(NodeState.IDLE, workflow.node(1).state());
            assertEquals(
                    new NodeMessage("ERROR", "Configure failed: broken"),
                    workflow.node(1).message());
        }
    }
}
