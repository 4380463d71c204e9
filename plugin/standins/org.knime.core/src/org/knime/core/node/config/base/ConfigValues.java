// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.util.function.Function;
import org.knime.core.internal.config.ConfigEntry;
import org.knime.core.internal.config.ConfigTree;
import org.knime.core.node.InvalidSettingsException;

/** Turns raw texts into values; an absent key and a wrong type are told apart in the message. */
final class ConfigValues {
    private ConfigValues() {}

    static <T> T get(ConfigTree tree, String key, String name, String type, Function<String, T> parser)
            throws InvalidSettingsException {
        ConfigEntry entry = tree.entry(key);
        if (entry == null) {
            throw new InvalidSettingsException(name + " for key \"" + key + "\" not found");
        }
        if (!entry.type().equals(type)) {
            throw new InvalidSettingsException("Key \"" + key + "\" holds " + entry.type() + ", not " + type);
        }
        try {
            return parser.apply(entry.value());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new InvalidSettingsException(
                    "Key \"" + key + "\" holds \"" + entry.value() + "\", which is no " + type, e);
        }
    }

    static <T> T get(ConfigTree tree, String key, String type, Function<String, T> parser, T defaultValue) {
        try {
            return get(tree, key, "Value", type, parser);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    static ConfigTree array(ConfigTree tree, String key, String name) throws InvalidSettingsException {
        ConfigTree array = tree.child(key);
        if (array == null) {
            throw new InvalidSettingsException(name + " array for key \"" + key + "\" not found");
        }
        return array;
    }

    static int size(ConfigTree array) throws InvalidSettingsException {
        int size = get(array, "array-size", "Int", "xint", ConfigValues::toInt);
        if (size < 0 || size >= array.keys().size()) {
            throw new InvalidSettingsException("Array \"" + array.key() + "\" says it has " + size + " entries");
        }
        return size;
    }

    static String text(String raw) {
        return raw;
    }

    static Integer toInt(String raw) {
        return Integer.valueOf(raw);
    }

    static Double toDouble(String raw) {
        return Double.valueOf(raw);
    }

    static Float toFloat(String raw) {
        return Float.valueOf(raw);
    }

    static Long toLong(String raw) {
        return Long.valueOf(raw);
    }

    static Boolean toBoolean(String raw) {
        if (!raw.equals("true") && !raw.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return raw.equals("true");
    }
}
