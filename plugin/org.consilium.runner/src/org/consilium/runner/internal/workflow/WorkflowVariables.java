// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.knwf.config.ConfigEntry;
import org.consilium.knwf.config.ConfigTree;
import org.knime.core.internal.bridge.Variable;

/** The variables of a workflow, and those that a node sees. */
final class WorkflowVariables {
    private static final String KEY = "workflow_variables";

    private WorkflowVariables() {}

    /** Reads {@code workflow_variables{Var_0{name, class, value}}}. */
    static Map<String, Variable> read(ConfigTree root) {
        Map<String, Variable> result = new LinkedHashMap<>();
        ConfigTree list = root.child(KEY);
        if (list != null) {
            for (String key : list.keys()) {
                ConfigTree item = list.child(key);
                if (item != null && item.text("name") != null) {
                    Variable variable = parse(item.text("name"), item.text("class"), item.text("value"));
                    result.put(variable.name(), variable);
                }
            }
        }
        return result;
    }

    /**
     * @throws IllegalArgumentException if the value is none of the type
     */
    static Variable parse(String name, String type, String value) {
        try {
            return switch (String.valueOf(type)) {
                case Variable.INTEGER -> Variable.of(name, Integer.parseInt(value));
                case Variable.DOUBLE -> Variable.of(name, Double.parseDouble(value));
                case Variable.STRING -> Variable.of(name, value);
                default ->
                    throw new IllegalArgumentException("the variable \"" + name + "\" has the unknown type " + type);
            };
        } catch (NumberFormatException | NullPointerException e) {
            throw new IllegalArgumentException(
                    "the variable \"" + name + "\" has the value \"" + value + "\", which is no " + type, e);
        }
    }

    /** Sets a variable in a workflow's settings, in the place of one of its name. */
    static void set(Variable variable, ConfigTree root) {
        ConfigTree list = root.childOrAdd(KEY);
        String place = list.keys().stream()
                .filter(key -> variable.name().equals(list.child(key).text("name")))
                .findFirst()
                .orElse("Var_" + list.keys().size());
        ConfigTree item = list.addChild(place);
        item.putString("name", variable.name());
        item.putString("class", variable.type());
        item.put("value", entry(variable));
    }

    static ConfigEntry entry(Variable variable) {
        String type =
                switch (variable.type()) {
                    case Variable.INTEGER -> "xint";
                    case Variable.DOUBLE -> "xdouble";
                    default -> "xstring";
                };
        return new ConfigEntry(type, variable.value() == null ? null : String.valueOf(variable.value()));
    }

    /** Returns what a node sees: the workflow's, then its predecessors', the one at the lowest port last. */
    static Map<String, Variable> visible(Workflow workflow, WorkflowNode node) {
        Map<String, Variable> result = new LinkedHashMap<>(workflow.variables());
        List<WorkflowNode> sources = new ArrayList<>(workflow.predecessors(node));
        Collections.reverse(sources);
        for (WorkflowNode source : sources) {
            Map<String, Variable> flow = visible(workflow, source);
            source.variables().forEach(variable -> flow.put(variable.name(), variable));
            flow.keySet()
                    .removeIf(name -> flow.get(name).equals(workflow.variables().get(name)));
            result.putAll(flow);
        }
        return result;
    }
}
