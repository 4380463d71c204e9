// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.knwf.config.ConfigXmlReader;
import org.consilium.knwf.config.ConfigXmlWriter;
import org.consilium.runner.internal.config.Overrides;
import org.consilium.runner.internal.config.SettingOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;

/** The load is stricter than the platform's ({@code OBSERVED.md}): what is wrong is told with the node's name, and nothing runs. */
class WorkflowLoaderTest {
    private final FakeNode maker = Fakes.maker();
    private final FakeNode taker = Fakes.taker();

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
    }

    private List<String> problems(FakeNode... known) {
        return assertThrows(
                        WorkflowLoadException.class,
                        () -> WorkflowLoader.load(saved, FakeNode.registry(known), Overrides.NONE))
                .problems();
    }

    private void change(String file, Consumer<ConfigTree> change) throws IOException {
        Path path = saved.resolve(file);
        ConfigTree tree = ConfigXmlReader.read(path);
        change.accept(tree);
        Files.write(path, ConfigXmlWriter.bytes(tree));
    }

    @Test
    void whatIsWholeIsLoaded() throws Exception {
        try (Workflow workflow = WorkflowLoader.load(saved, FakeNode.registry(maker, taker), Overrides.NONE)
                .workflow()) {
            assertEquals(2, workflow.nodes().size());
            assertEquals(NodeState.CONFIGURED, workflow.node(2).state());
        }
    }

    @Test
    void unknownNodesAreNamed() {
        assertEquals(
                List.of("Taker (#2): the node org.example.fake.Taker of the bundle org.example.fake is not installed"),
                problems(maker));
        assertEquals(2, problems().size());
    }

    @Test
    void damagedSettingsAreNamed() throws IOException {
        Path file = saved.resolve("Maker (#1)/settings.xml");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));
        String problem = problems(maker, taker).get(0);
        assertTrue(problem.startsWith("Maker (#1): settings.xml cannot be read: "), problem);
        Files.delete(file);
        assertEquals(List.of("Maker (#1): settings.xml is missing"), problems(maker, taker));
    }

    @Test
    void missingKeysAreNamed() throws IOException {
        change("Maker (#1)/settings.xml", tree -> tree.child("model").remove("text"));
        change("Taker (#2)/settings.xml", tree -> tree.remove("node-bundle-name"));
        assertEquals(
                List.of(
                        "Maker (#1): String for key \"text\" not found",
                        "Taker (#2): settings.xml has no \"node-bundle-name\""),
                problems(maker, taker));
    }

    @Test
    void settingsThatTheNodeRefusesAreNamed() throws IOException {
        change("Maker (#1)/settings.xml", tree -> tree.child("model").putInt("count", -1));
        assertEquals(List.of("Maker (#1): \"Count\" may not be negative"), problems(maker, taker));
    }

    @Test
    void unknownVersionsAreRefused() throws IOException {
        change("workflow.knime", tree -> tree.putString("version", "9.0.0"));
        assertEquals(
                List.of("workflow.knime has the version 9.0.0, which is not known here (known: 5.1.0)"),
                problems(maker, taker));
    }

    @Test
    void connectionsThatLeadNowhereAreNamed() throws IOException {
        change(
                "workflow.knime",
                tree -> tree.child("connections").child("connection_0").putInt("sourcePort", 2));
        assertEquals(List.of("connection_0: Maker (#1) has no output 2"), problems(maker, taker));
        change(
                "workflow.knime",
                tree -> tree.child("connections").child("connection_0").putInt("destID", 7));
        assertEquals(List.of("connection_0: there is no node #7"), problems(maker, taker));
    }

    @Test
    void portsThatDoNotFitAreNamed() throws IOException {
        FakeNode table = Fakes.texter("Maker");
        assertEquals(
                List.of("connection_0: a BufferedDataTable of Maker (#1)"
                        + " does not fit the TensorPortObject of Taker (#2)"),
                problems(table, taker));
    }

    @Test
    void cyclesAreNamed() throws IOException {
        FakeNode pass = new FakeNode("Maker").in(BufferedDataTable.TYPE).out(maker.out.get(0));
        change("workflow.knime", tree -> {
            ConfigTree back = tree.child("connections").addChild("connection_1");
            back.putInt("sourceID", 2);
            back.putInt("sourcePort", 1);
            back.putInt("destID", 1);
            back.putInt("destPort", 1);
        });
        assertEquals(List.of("The connections form a cycle through Maker (#1), Taker (#2)"), problems(pass, taker));
    }

    @Test
    void metanodesAndFilesOutsideAreRefused() throws IOException {
        change("workflow.knime", tree -> {
            ConfigTree nodes = tree.child("nodes");
            nodes.child("node_1").putString("node_type", "SubNode");
            nodes.child("node_2").putString("node_settings_file", "../../outside/settings.xml");
        });
        assertEquals(
                List.of(
                        "Maker (#1): metanodes and components (SubNode) are not known here",
                        "../../outside: its settings file lies outside of the workflow"),
                problems(maker, taker));
    }

    @Test
    void optionsThatNoSettingTakesAreNamed() {
        Overrides overrides = new Overrides(List.of(), List.of(new SettingOption(1, List.of("epochs"), "3", "int")));
        WorkflowLoadException error = assertThrows(
                WorkflowLoadException.class,
                () -> WorkflowLoader.load(saved, FakeNode.registry(maker, taker), overrides));
        assertEquals(
                List.of("-option for Maker (#1): there is no setting \"epochs\"; it has text, count, group"),
                error.problems());
        assertTrue(error.ofArguments());
    }

    @Test
    void aFolderWithoutWorkflowIsRefused() {
        WorkflowLoadException error = assertThrows(
                WorkflowLoadException.class,
                () -> WorkflowLoader.load(temp.resolve("nothing"), FakeNode.registry(), Overrides.NONE));
        assertTrue(error.getMessage().startsWith("There is no workflow in "), error.getMessage());
    }
}
