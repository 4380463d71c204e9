// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.consilium.knwf.archive.Folders;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.consilium.runner.internal.config.Overrides;
import org.consilium.runner.internal.config.SettingOption;
import org.consilium.runner.internal.nodes.ExtensionNodeRegistry;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.internal.bridge.ProgressSink;
import org.knime.core.node.BufferedDataTable;

/** The example workflow of both phases with a tiny study, in the hands of a test. The test closes it. */
final class StudyWorkflow implements AutoCloseable {
    static final int READER = 2;
    static final int PARTITIONER = 3;
    static final int TRAIN = 4;
    static final int PERSONALIZE = 5;
    static final int SAMPLER = 6;
    static final int EVALUATOR = 7;

    private final Workflow workflow;
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private WorkflowRunner runner;

    /** Told of every node's progress: its id and what it says. */
    private BiConsumer<Integer, String> watcher = (node, message) -> {};

    private StudyWorkflow(Workflow workflow) {
        this.workflow = workflow;
    }

    /** The example, with four patients of one slice each, one epoch a phase and four samples a case. */
    static StudyWorkflow example(Path study) throws WorkflowLoadException {
        return example(Path.of(System.getProperty("consilium.root"), "example-workflows", "two-phase-phantom"), study);
    }

    /** The same, with connections that take the place of those into the same inputs, or are new. */
    static StudyWorkflow rewired(Path study, List<Connection> connections) throws IOException, WorkflowLoadException {
        Path copy = study.resolveSibling(study.getFileName() + "-rewired");
        Folders.copy(Path.of(System.getProperty("consilium.root"), "example-workflows", "two-phase-phantom"), copy);
        Path file = copy.resolve("workflow.knime");
        ConfigTree root = ConfigXmlReader.read(file);
        ConfigTree all = root.require("connections");
        for (Connection connection : connections) {
            String key = "connection_" + all.keys().size();
            for (String other : all.keys()) {
                ConfigTree there = all.require(other);
                if (there.requireNumber("destID") == connection.dest()
                        && there.requireNumber("destPort") == connection.destPort()) {
                    key = other;
                }
            }
            ConfigTree entry = all.childOrAdd(key);
            entry.putInt("sourceID", connection.source());
            entry.putInt("destID", connection.dest());
            entry.putInt("sourcePort", connection.sourcePort());
            entry.putInt("destPort", connection.destPort());
        }
        Files.write(file, ConfigXmlWriter.bytes(root));
        return example(copy, study);
    }

    private static StudyWorkflow example(Path example, Path study) throws WorkflowLoadException {
        List<SettingOption> options = List.of(
                option(1, "folder", study.toString(), "String"),
                option(1, "overwrite", "true", "boolean"),
                option(1, "cases", "4", "int"),
                option(1, "slices", "3", "int"),
                option(1, "scanners", "S1", "String"),
                option(READER, "cropSize", "32", "int"),
                option(READER, "slices", "LARGEST", "String"),
                option(TRAIN, "epochs", "1", "int"),
                option(5, "epochs", "1", "int"),
                option(SAMPLER, "samples", "4", "int"));
        return load(example, new Overrides(List.of(), options));
    }

    /** Two readers of one folder, the DICOM Reader as node 1 and the Rater Image Reader as node 2. */
    static StudyWorkflow readers(Path folder) throws WorkflowLoadException {
        Path saved = Path.of(
                System.getProperty("consilium.root"),
                "plugin/tests/org.consilium.runner.tests/resources/workflows/readers");
        List<SettingOption> options = List.of(
                option(1, "folder", folder.toString(), "String"), option(2, "folder", folder.toString(), "String"));
        return load(saved, new Overrides(List.of(), options));
    }

    /** A saved workflow as it is. */
    static StudyWorkflow open(Path folder) throws WorkflowLoadException {
        return load(folder, Overrides.NONE);
    }

    private static StudyWorkflow load(Path folder, Overrides overrides) throws WorkflowLoadException {
        return new StudyWorkflow(WorkflowLoader.load(folder, new ExtensionNodeRegistry(), overrides)
                .workflow());
    }

    private static SettingOption option(int node, String key, String value, String type) {
        return new SettingOption(node, List.of(key), value, type);
    }

    void watch(BiConsumer<Integer, String> newWatcher) {
        watcher = newWatcher;
    }

    /** Executes all nodes that have not run; all must succeed. */
    void run() {
        assertTrue(tryRun(), () -> "" + events);
    }

    /** Executes all nodes that have not run; false if one failed or was cancelled. */
    boolean tryRun() {
        runner = new WorkflowRunner(workflow, new WorkflowListener() {
            @Override
            public void progress(WorkflowNode node, double fraction, String message) {
                watcher.accept(node.id(), message);
            }

            @Override
            public void executed(WorkflowNode node, double seconds) {
                events.add("executed " + node.id());
            }

            @Override
            public void failed(WorkflowNode node, String message) {
                events.add("failed " + node.label() + ": " + message);
            }

            @Override
            public void cancelled(WorkflowNode node) {
                events.add("cancelled " + node.id());
            }
        });
        return runner.run();
    }

    void cancel() {
        runner.cancel();
    }

    /** What was heard since the last call. */
    List<String> takeEvents() {
        List<String> heard = List.copyOf(events);
        events.clear();
        return heard;
    }

    /** Executes one node once more beside what it has produced, as the body of a loop that keeps its results. */
    NodeResult again(int node) throws Exception {
        return new NodeRunner(workflow, workflow.node(node), new ProgressSink() {
                    @Override
                    public boolean isCanceled() {
                        return false;
                    }

                    @Override
                    public void progress(double fraction, String message) {
                        // Nobody looks at the progress of a loop's body.
                    }
                })
                .run();
    }

    /** Puts a result of {@link #again} in the place of what the node has produced. */
    void take(int node, NodeResult result) {
        workflow.node(node).executed(result);
    }

    /** What a node tells its user; empty if nothing. */
    String message(int node) {
        NodeMessage message = workflow.node(node).message();
        return message == null ? "" : message.text();
    }

    void reset(int node) {
        WorkflowReset.reset(workflow, workflow.node(node));
    }

    void reset() {
        WorkflowReset.reset(workflow);
    }

    NodeState state(int node) {
        return workflow.node(node).state();
    }

    void save(Path target) throws Exception {
        WorkflowSaver.save(workflow, target);
    }

    /** The text of a table at an output, counted from 0. */
    String table(int node, int output) {
        StringBuilder text = new StringBuilder();
        for (DataRow row : (BufferedDataTable) workflow.node(node).object(output)) {
            text.append(row.getKey().getString());
            for (DataCell cell : row) {
                text.append('\t').append(cell);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The files of all nodes, sorted. */
    List<Path> files() throws IOException {
        Path folder = workflow.stores().folder();
        if (folder == null || !Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        workflow.close();
    }
}
