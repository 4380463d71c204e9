// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.knwf.config.ConfigEntry;
import org.consilium.knwf.config.ConfigTree;
import org.knime.core.internal.bridge.Variable;
import org.knime.core.node.InvalidSettingsException;

/**
 * The settings of a node with flow variables in the place of values: {@code variables{tree{key{used_variable,
 * exposed_variable}}}}, nested as the settings are.
 */
public final class VariableSettings {
    private static final String USED = "used_variable";
    private static final String EXPOSED = "exposed_variable";

    private final Map<String, Variable> visible;
    private final List<Variable> exposed = new ArrayList<>();
    private final boolean strict;

    /**
     * @param visible variables at hand
     * @param strict whether a variable that is not at hand is an error
     */
    public VariableSettings(Map<String, Variable> visible, boolean strict) {
        this.visible = visible;
        this.strict = strict;
    }

    /** Returns the variables that settings have been exposed as. */
    public List<Variable> exposed() {
        return exposed;
    }

    /**
     * Returns a copy of a node's settings with the variables put in.
     *
     * @param node content of the node's {@code settings.xml}
     * @param defaults all settings of the node, also those that its file does not hold
     */
    public ConfigTree resolve(ConfigTree node, ConfigTree defaults) throws InvalidSettingsException {
        ConfigTree model = node.child("model").copy();
        ConfigTree variables = node.child("variables");
        ConfigTree tree = variables == null ? null : variables.child("tree");
        if (tree != null) {
            apply(tree, new Defaults(model, defaults));
        }
        return model;
    }

    private void apply(ConfigTree tree, Defaults settings) throws InvalidSettingsException {
        for (String key : tree.keys()) {
            ConfigTree mask = tree.child(key);
            if (mask == null) {
                continue;
            }
            if (!mask.has(USED)) {
                Defaults group = settings.group(key);
                if (group == null) {
                    throw new InvalidSettingsException("A flow variable is given for \"" + key
                            + "\", but there is no such group of settings; " + settings.keys());
                }
                apply(mask, group);
            } else {
                value(key, mask, settings);
            }
        }
    }

    private void value(String key, ConfigTree mask, Defaults settings) throws InvalidSettingsException {
        ConfigEntry entry = settings.entry(key);
        if (entry == null) {
            throw new InvalidSettingsException(
                    "A flow variable is given for \"" + key + "\", but there is no such setting; " + settings.keys());
        }
        String used = mask.text(USED);
        if (used != null && (strict || visible.containsKey(used))) {
            entry = override(key, entry, used);
            settings.saved().put(key, entry);
        }
        String name = mask.text(EXPOSED);
        if (name != null) {
            exposed.add(expose(name, entry));
        }
    }

    private ConfigEntry override(String key, ConfigEntry entry, String name) throws InvalidSettingsException {
        Variable variable = visible.get(name);
        if (variable == null) {
            throw new InvalidSettingsException("The flow variable \"" + name + "\" for \"" + key + "\" is not there");
        }
        String text = String.valueOf(variable.value());
        boolean fits =
                switch (entry.type()) {
                    case "xstring" -> true;
                    case "xint", "xlong", "xshort", "xbyte" -> variable.type().equals(Variable.INTEGER);
                    case "xdouble", "xfloat" -> !variable.type().equals(Variable.STRING);
                    case "xboolean" -> text.equals("true") || text.equals("false");
                    default -> false;
                };
        if (!fits) {
            throw new InvalidSettingsException("The flow variable \"" + name + "\" (" + variable.type() + ", \"" + text
                    + "\") cannot be used for \"" + key + "\" (" + entry.type() + ")");
        }
        return new ConfigEntry(entry.type(), text);
    }

    private static Variable expose(String name, ConfigEntry entry) {
        return switch (entry.type()) {
            case "xint", "xshort", "xbyte" -> Variable.of(name, Integer.parseInt(entry.value()));
            case "xdouble", "xfloat" -> Variable.of(name, Double.parseDouble(entry.value()));
            default -> Variable.of(name, entry.value());
        };
    }
}
