// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

import java.util.List;
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
     * @throws IllegalArgumentException if there is no such setting or the value does not fit it
     */
    public void apply(ConfigTree model) {
        ConfigTree group = model;
        for (String key : path.subList(0, path.size() - 1)) {
            group = group == null ? null : group.child(key);
        }
        String key = path.get(path.size() - 1);
        ConfigEntry entry = group == null ? null : group.entry(key);
        String name = String.join("/", path);
        if (entry == null) {
            throw new IllegalArgumentException("there is no setting \"" + name + "\"");
        }
        if (!entry.type().equalsIgnoreCase("x" + type)) {
            throw new IllegalArgumentException("the setting \"" + name + "\" is of the type "
                    + entry.type().substring(1) + ", not " + type);
        }
        group.put(key, new ConfigEntry(entry.type(), checked(entry.type(), name)));
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
                case "xboolean" -> String.valueOf(Boolean.parseBoolean(value));
                default -> value;
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + value + "\" is no " + type + " for \"" + name + "\"", e);
        }
    }
}
