// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.consilium.knwf.config.ConfigTree;
import org.consilium.runner.internal.config.Overrides;
import org.consilium.runner.internal.config.SettingOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.port.PortObject;

/** Flow variables and options in the place of settings. */
class VariablesTest {
    @TempDir
    Path temp;

    @Test
    void workflowVariablesReplaceSettingsOfEveryType() throws IOException {
        WorkflowEditor editor = new WorkflowEditor("variables");
        editor.variable(Variable.of("folder", "/data"));
        editor.variable(Variable.of("n", 7));
        editor.variable(Variable.of("r", 0.75));
        editor.variable(Variable.of("yes", "true"));
        WorkflowNode node = editor.add(Fakes.texter("Texter").registered());
        editor.useVariable(node, List.of("text"), "folder");
        editor.useVariable(node, List.of("count"), "n");
        editor.useVariable(node, List.of("group", "ratio"), "r");
        editor.useVariable(node, List.of("group", "flag"), "yes");
        try (Workflow workflow = editor.workflow()) {
            FakeModel model = (FakeModel) node.model();
            assertEquals("/data", model.text);
            assertEquals(7, model.count);
            assertEquals(0.75, model.ratio);
            assertTrue(model.flag);
            assertEquals("default", editor.model(node).text("text"), "the saved setting stays as it is");
            assertTrue(new WorkflowRunner(workflow, WorkflowListener.NONE).run());
            assertEquals("/data", Fakes.text(node));
        }
    }

    @Test
    void aVariableThatIsMissingOrDoesNotFitIsTold() throws IOException {
        WorkflowEditor editor = new WorkflowEditor("variables");
        editor.variable(Variable.of("word", "seven"));
        WorkflowNode missing = editor.add(Fakes.texter("Missing").registered());
        WorkflowNode wrong = editor.add(Fakes.texter("Wrong").registered());
        editor.useVariable(missing, List.of("text"), "nobody");
        editor.useVariable(wrong, List.of("count"), "word");
        try (Workflow workflow = editor.workflow()) {
            assertFalse(workflow.nodes().isEmpty());
            assertEquals(
                    "The flow variable \"nobody\" for \"text\" is not there",
                    missing.message().text());
            assertEquals(
                    "The flow variable \"word\" (STRING, \"seven\") cannot be used for \"count\" (xint)",
                    wrong.message().text());
        }
    }

    @Test
    void aNodesVariablesRunAlongItsConnections() throws IOException {
        FakeNode pusher = Fakes.texter("Pusher").execute((model, objects, exec) -> {
            model.push("found", "here");
            return new PortObject[] {Fakes.table(exec, "x")};
        });
        WorkflowEditor editor = new WorkflowEditor("flow");
        WorkflowNode source = editor.add(pusher.registered());
        WorkflowNode sink = editor.add(Fakes.texter("Reader").registered());
        editor.useVariable(sink, List.of("text"), "found");
        editor.connect(source, 0, sink, 0);
        try (Workflow workflow = editor.workflow()) {
            assertEquals(NodeState.IDLE, sink.state());
            assertTrue(new WorkflowRunner(workflow, WorkflowListener.NONE).run());
            assertEquals("here", Fakes.text(sink));
        }
    }

    @Test
    void variablesAndOptionsAreGivenFromOutside() throws Exception {
        FakeNode texter = Fakes.texter("Texter");
        WorkflowEditor editor = new WorkflowEditor("outside");
        editor.variable(Variable.of("folder", "/old"));
        editor.variable(Variable.of("more", 2));
        WorkflowNode first = editor.add(texter.registered());
        editor.useVariable(first, List.of("text"), "folder");
        editor.add(texter.registered());
        Path saved = temp.resolve("saved");
        try (Workflow workflow = editor.workflow()) {
            WorkflowSaver.save(workflow, saved);
        }
        Overrides overrides = new Overrides(
                List.of(Variable.of("folder", "/new"), Variable.of("more", 3)),
                List.of(
                        new SettingOption(2, List.of("text"), "optional", "String"),
                        new SettingOption(2, List.of("group", "ratio"), "0.125", "double")));
        LoadedWorkflow loaded = WorkflowLoader.load(saved, FakeNode.registry(texter), overrides);
        try (Workflow workflow = loaded.workflow()) {
            assertEquals(List.of(), loaded.warnings());
            assertEquals("/new", ((FakeModel) workflow.node(1).model()).text);
            assertEquals("optional", ((FakeModel) workflow.node(2).model()).text);
            assertEquals(0.125, ((FakeModel) workflow.node(2).model()).ratio);
            ConfigTree variables = workflow.settings().child("workflow_variables");
            assertEquals("/new", variables.child("Var_0").text("value"));
            assertEquals("INTEGER", variables.child("Var_1").text("class"));
        }
    }

    @Test
    void whatTheFileDoesNotHoldIsReachedAllTheSame() throws Exception {
        FakeNode texter = Fakes.texter("Texter");
        WorkflowEditor editor = new WorkflowEditor("older");
        editor.variable(Variable.of("share", 0.75));
        WorkflowNode node = editor.add(texter.registered());
        Path saved = temp.resolve("saved");
        try (Workflow workflow = editor.workflow()) {
            editor.useVariable(node, List.of("group", "ratio"), "share");
            editor.model(node).remove("group");
            editor.model(node).remove("count");
            WorkflowSaver.save(workflow, saved);
        }
        Overrides overrides = new Overrides(List.of(), List.of(new SettingOption(1, List.of("count"), "12", "int")));
        try (Workflow workflow =
                WorkflowLoader.load(saved, FakeNode.registry(texter), overrides).workflow()) {
            FakeModel model = (FakeModel) workflow.node(1).model();
            assertEquals(12, model.count);
            assertEquals(0.75, model.ratio);
        }
    }

    @Test
    void whatTheWorkflowHasNoPlaceForIsAnErrorThatListsThePlaces() throws Exception {
        FakeNode texter = Fakes.texter("Texter");
        WorkflowEditor editor = new WorkflowEditor("places");
        editor.variable(Variable.of("folder", "/old"));
        WorkflowNode node = editor.add(texter.registered());
        editor.useVariable(node, List.of("text"), "given outside");
        Path saved = temp.resolve("saved");
        try (Workflow workflow = editor.workflow()) {
            WorkflowSaver.save(workflow, saved);
        }
        Overrides overrides = new Overrides(
                List.of(Variable.of("foldr", "/new"), Variable.of("given outside", "x")),
                List.of(new SettingOption(9, List.of("text"), "x", "String")));

        WorkflowLoadException error = assertThrows(
                WorkflowLoadException.class, () -> WorkflowLoader.load(saved, FakeNode.registry(texter), overrides));

        assertTrue(error.ofArguments());
        assertEquals(
                List.of(
                        "-workflow.variable: the workflow has no variable \"foldr\"; it has folder, given outside",
                        "-option: there is no node #9; there are Texter (#1)"),
                error.problems());
    }
}
