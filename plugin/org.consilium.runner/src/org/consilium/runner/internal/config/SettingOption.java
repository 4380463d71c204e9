// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

import java.util.List;
import java.util.Locale;
import org.consilium.knwf.config.ConfigEntry;
import org.consilium.knwf.config.ConfigTree;

/**
 * A setting given on the command line, {@code -option=nodeId,key[/sub],value,type}.
 *
 * @param node id of the node
 * @param path key of the setting, with the groups around it before it
 * @param value value as text
 * @param type type as it was given, {@code int}, {@code String}, ...
 */
public record SettingOption(int node, List<String> path, String value, String type) {
    /**
     * Puts the value into the settings of a node.
     *
     * @param model settings as they were saved; null where there are none
     * @param defaults all settings of the node
     * @throws OverrideException if there is no such setting or the value does not fit it
     */
    public void apply(ConfigTree model, ConfigTree defaults) {
        String name = String.join("/", path);
        if (model == null) {
            throw new OverrideException("there is no setting \"" + name + "\": the node was saved without any", null);
        }
        Defaults group = new Defaults(model, defaults);
        for (String key : path.subList(0, path.size() - 1)) {
            Defaults inner = group.group(key);
            if (inner == null) {
                throw new OverrideException("there is no setting \"" + name + "\"; " + group.keys(), null);
            }
            group = inner;
        }
        String key = path.get(path.size() - 1);
        ConfigEntry entry = group.entry(key);
        if (entry == null) {
            throw new OverrideException("there is no setting \"" + name + "\"; " + group.keys(), null);
        }
        if (!entry.type().equalsIgnoreCase("x" + type)) {
            throw new OverrideException(
                    "the setting \"" + name + "\" is of the type "
                            + entry.type().substring(1) + ", not " + type,
                    null);
        }
        group.saved().put(key, new ConfigEntry(entry.type(), checked(entry.type(), name)));
    }

    private String checked(String entryType, String name) {
        try {
            return switch (entryType) {
                case "xint" -> String.valueOf(Integer.parseInt(value));
                case "xlong" -> String.valueOf(Long.parseLong(value));
                case "xshort" -> String.valueOf(Short.parseShort(value));
                case "xbyte" -> String.valueOf(Byte.parseByte(value));
                case "xdouble" -> String.valueOf(Double.parseDouble(value));
                case "xfloat" -> String.valueOf(Float.parseFloat(value));
                case "xboolean" -> truth(name);
                default -> value;
            };
        } catch (NumberFormatException e) {
            throw new OverrideException("\"" + value + "\" is no " + type + " for \"" + name + "\"", e);
        }
    }

    private String truth(String name) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new OverrideException(
                    "\"" + value + "\" is neither true nor false, as \"" + name + "\" has to be", null);
        }
        return value.toLowerCase(Locale.ROOT);
    }
}
