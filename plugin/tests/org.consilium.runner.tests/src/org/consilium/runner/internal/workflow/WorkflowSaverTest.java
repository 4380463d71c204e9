// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.runner.internal.config.Overrides;
import org.example.tport.ExampleNodes;
import org.example.tport.TensorPortObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeLogger;

/** What a real platform saved is saved again as it was, and what is saved here is loaded again. */
class WorkflowSaverTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"chain-executed", "chain-unexecuted"})
    void aRealPlatformsWorkflowKeepsEveryKey(String name) throws Exception {
        Path source = ExampleWorkflows.copy(name, temp);
        Path target = temp.resolve("saved again");
        try (Workflow workflow = WorkflowLoader.load(source, ExampleNodes.REGISTRY, Overrides.NONE)
                .workflow()) {
            WorkflowSaver.save(workflow, target);
        }
        assertEquals(files(source), files(target));
        for (Path file : ExampleWorkflows.configs(source)) {
            String path = source.relativize(file).toString();
            assertEquals(Files.readString(file), Files.readString(target.resolve(path)), path);
        }
    }

    /** What a node logs as a warning is kept whole, also where it fails; the next run's takes its place. */
    @Test
    void allWarningsStandBesideTheNodesResult() throws Exception {
        FakeNode warner = Fakes.texter("Warner");
        FakeNode.Execute execute = warner.execute;
        AtomicBoolean fails = new AtomicBoolean(true);
        warner.execute((model, objects, exec) -> {
            for (int i = 1; i <= 7; i++) {
                NodeLogger.getLogger("Test").warn("file " + i + "\n is odd");
            }
            if (fails.get()) {
                throw new IOException("too odd");
            }
            return execute.apply(model, objects, exec);
        });
        FakeNode quiet = Fakes.texter("Quiet");
        WorkflowEditor editor = new WorkflowEditor("warned");
        editor.add(warner.registered());
        editor.add(quiet.registered());
        try (Workflow workflow = editor.workflow()) {
            new WorkflowRunner(workflow, WorkflowListener.NONE).run();
            WorkflowSaver.save(workflow, temp.resolve("failed"));
            fails.set(false);
            new WorkflowRunner(workflow, WorkflowListener.NONE).run();
            WorkflowSaver.save(workflow, temp.resolve("done"));
        }
        for (String run : List.of("failed", "done")) {
            List<String> lines = Files.readAllLines(temp.resolve(run).resolve("Warner (#1)/warnings.txt"));
            assertEquals(7, lines.size(), run);
            assertEquals("file 7 is odd", lines.get(6));
            assertFalse(Files.exists(temp.resolve(run).resolve("Quiet (#2)/warnings.txt")), run);
        }
    }

    private static TreeSet<String> files(Path folder) throws Exception {
        try (var paths = Files.walk(folder)) {
            TreeSet<String> result = new TreeSet<>();
            paths.filter(Files::isRegularFile)
                    .forEach(path -> result.add(folder.relativize(path).toString()));
            return result;
        }
    }

    @Test
    void aRealPlatformsResultIsRestored() throws Exception {
        Path source = ExampleWorkflows.copy("chain-executed", temp);
        try (Workflow workflow = WorkflowLoader.load(source, ExampleNodes.REGISTRY, Overrides.NONE)
                .workflow()) {
            assertEquals(NodeState.EXECUTED, workflow.state());
            TensorPortObject tensor = (TensorPortObject) workflow.node(1).object(0);
            assertEquals(100_000, tensor.getSpec().size());
            assertEquals("f86a875c-473f-4448-811e-689bc3da3785", tensor.id());
            assertEquals(1, tensor.constructed());
            assertFalse(tensor.file().toPath().startsWith(source), "the file is a copy");
            assertEquals(
                    Files.size(source.resolve("Tensor Maker (#1)/filestore/000/000/tensor.safetensors")),
                    tensor.file().length());
            BufferedDataTable table = (BufferedDataTable) workflow.node(2).object(0);
            try (var rows = table.iterator()) {
                assertEquals(4.99995E9, ((DoubleValue) rows.next().getCell(0)).getDoubleValue());
            }
            assertEquals(1, workflow.node(2).internals().size());
            assertTrue(new WorkflowRunner(workflow, WorkflowListener.NONE).run(), "nothing is left to do");
        }
    }

    @Test
    void anUnexecutedWorkflowRunsAndIsSavedInThePlatformsForm() throws Exception {
        Path place = ExampleWorkflows.copy("chain-unexecuted", temp);
        Path real = ExampleWorkflows.copy("chain-executed", temp);
        try (Workflow workflow = WorkflowLoader.load(place, ExampleNodes.REGISTRY, Overrides.NONE)
                .workflow()) {
            assertTrue(new WorkflowRunner(workflow, WorkflowListener.NONE).run());
            WorkflowSaver.save(workflow, place);
        }
        assertEquals(files(real), files(place));
        for (String node : List.of("Tensor Maker (#1)", "Tensor Taker (#2)")) {
            ConfigTree expected = ConfigXmlReader.read(real.resolve(node).resolve("settings.xml"));
            ConfigTree actual = ConfigXmlReader.read(place.resolve(node).resolve("settings.xml"));
            assertEquals(keys(expected), keys(actual), node);
            assertEquals(
                    expected.child("ports").child("port_1"),
                    actual.child("ports").child("port_1"));
            assertEquals(expected.child("internalObjects"), actual.child("internalObjects"));
        }
        try (Workflow again = WorkflowLoader.load(place, ExampleNodes.REGISTRY, Overrides.NONE)
                .workflow()) {
            assertEquals(NodeState.EXECUTED, again.state());
            assertEquals(
                    100_000, ((TensorPortObject) again.node(1).object(0)).file().length());
        }
    }

    private static List<String> keys(ConfigTree tree) {
        return tree.keys().stream()
                .flatMap(key -> tree.child(key) == null
                        ? Stream.of(key)
                        : Stream.concat(
                                Stream.of(key), keys(tree.child(key)).stream().map(inner -> key + "/" + inner)))
                .toList();
    }

    @Test
    void aNewWorkflowHasTheKeysOfARealOne() throws Exception {
        Path real = ExampleWorkflows.copy("chain-unexecuted", temp);
        WorkflowEditor editor = new WorkflowEditor("chain");
        WorkflowNode maker = editor.add(ExampleNodes.MAKER);
        WorkflowNode taker = editor.add(ExampleNodes.TAKER);
        editor.connect(maker, 1, taker, 1);
        Path place = temp.resolve("new");
        try (Workflow workflow = editor.workflow()) {
            WorkflowSaver.save(workflow, place);
        }
        List<String> files =
                List.of("workflow.knime", "Tensor Maker (#1)/settings.xml", "Tensor Taker (#2)/settings.xml");
        for (String file : files) {
            assertEquals(
                    keys(ConfigXmlReader.read(real.resolve(file))),
                    keys(ConfigXmlReader.read(place.resolve(file))),
                    file);
        }
    }

    @Test
    void resetDeletesFilesAndSavesWhatIsLeft() throws Exception {
        Path place = ExampleWorkflows.copy("chain-executed", temp);
        try (Workflow workflow = WorkflowLoader.load(place, ExampleNodes.REGISTRY, Overrides.NONE)
                .workflow()) {
            Path file = ((TensorPortObject) workflow.node(1).object(0)).file().toPath();
            assertTrue(Files.exists(file));
            WorkflowReset.reset(workflow);
            assertFalse(Files.exists(file));
            WorkflowSaver.save(workflow, place);
        }
        assertFalse(Files.exists(place.resolve("Tensor Maker (#1)/filestore")));
        assertFalse(Files.exists(place.resolve("Tensor Taker (#2)/port_1")));
        ConfigTree settings = ConfigXmlReader.read(place.resolve("Tensor Maker (#1)/settings.xml"));
        assertEquals("CONFIGURED", settings.text("state"));
        assertNull(settings.child("filestores").text("file_store_id"));
    }

    @Test
    void aFailedNodeIsSavedWithItsMessageAndOtherFilesStay() throws Exception {
        FakeNode bad = Fakes.texter("Bad").execute((model, objects, exec) -> {
            throw new KNIMEException("No series was found. Choose another folder.");
        });
        WorkflowEditor editor = new WorkflowEditor("bad");
        editor.add(bad.registered());
        Path place = temp.resolve("bad");
        try (Workflow workflow = editor.workflow()) {
            WorkflowSaver.save(workflow, place);
        }
        Files.createDirectories(place.resolve("data"));
        Files.writeString(place.resolve("data/notes.txt"), "kept");
        Files.writeString(place.resolve("Bad (#1)/extra.txt"), "kept too");
        try (Workflow workflow = WorkflowLoader.load(place, FakeNode.registry(bad), Overrides.NONE)
                .workflow()) {
            assertFalse(new WorkflowRunner(workflow, WorkflowListener.NONE).run());
            WorkflowSaver.save(workflow, place);
        }
        ConfigTree settings = ConfigXmlReader.read(place.resolve("Bad (#1)/settings.xml"));
        assertEquals("CONFIGURED", settings.text("state"));
        assertEquals("ERROR", settings.child("nodecontainer_message").text("type"));
        assertEquals(
                "No series was found. Choose another folder.",
                settings.child("nodecontainer_message").text("message"));
        assertEquals("kept", Files.readString(place.resolve("data/notes.txt")));
        assertEquals("kept too", Files.readString(place.resolve("Bad (#1)/extra.txt")));
        try (var beside = Files.list(temp)) {
            assertEquals(
                    List.of("bad"),
                    beside.map(path -> path.getFileName().toString()).toList());
        }
    }
}
