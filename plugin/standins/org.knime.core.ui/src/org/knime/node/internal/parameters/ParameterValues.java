// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.internal.parameters;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.persistence.Persistable;

/** Values of settings: primitives, strings, enums by name, nested groups as configs, and arrays of these. */
final class ParameterValues {
    private ParameterValues() {}

    /** Returns the word for a type in the message about an absent key. */
    static String typeName(Class<?> type) {
        if (type.isArray()) {
            return typeName(type.getComponentType()) + " array";
        }
        if (type.isEnum() || type == String.class) {
            return "String";
        }
        if (type.isPrimitive()) {
            return Character.toUpperCase(type.getName().charAt(0))
                    + type.getName().substring(1);
        }
        return "Config";
    }

    static boolean isGroup(Class<?> type) {
        return Persistable.class.isAssignableFrom(type) || WidgetGroup.class.isAssignableFrom(type);
    }

    static void save(Class<?> type, String key, Object value, NodeSettingsWO settings) {
        if (type == String.class) {
            settings.addString(key, (String) value);
        } else if (type.isEnum()) {
            settings.addString(key, value == null ? null : ((Enum<?>) value).name());
        } else if (type == int.class) {
            settings.addInt(key, (int) value);
        } else if (type == long.class) {
            settings.addLong(key, (long) value);
        } else if (type == double.class) {
            settings.addDouble(key, (double) value);
        } else if (type == float.class) {
            settings.addFloat(key, (float) value);
        } else if (type == boolean.class) {
            settings.addBoolean(key, (boolean) value);
        } else if (type.isArray()) {
            saveArray(type.getComponentType(), value, settings.addNodeSettings(key));
        } else if (isGroup(type)) {
            ParametersPersistence.saveFields(value, settings.addNodeSettings(key));
        } else {
            throw unknown(type, key);
        }
    }

    static Object load(Class<?> type, String key, Object preset, NodeSettingsRO settings)
            throws InvalidSettingsException {
        if (type == String.class) {
            return settings.getString(key);
        } else if (type.isEnum()) {
            return constant(type, key, settings.getString(key));
        } else if (type == int.class) {
            return settings.getInt(key);
        } else if (type == long.class) {
            return settings.getLong(key);
        } else if (type == double.class) {
            return settings.getDouble(key);
        } else if (type == float.class) {
            return settings.getFloat(key);
        } else if (type == boolean.class) {
            return settings.getBoolean(key);
        } else if (type.isArray()) {
            return loadArray(type.getComponentType(), settings.getNodeSettings(key));
        } else if (isGroup(type)) {
            Class<?> groupType = preset == null ? type : preset.getClass();
            Object group = ParametersPersistence.create(groupType);
            ParametersPersistence.loadFields(group, settings.getNodeSettings(key));
            return group;
        }
        throw unknown(type, key);
    }

    /** Values stand beside their number; groups are configs named by their place and are counted. */
    private static void saveArray(Class<?> type, Object array, NodeSettingsWO settings) {
        int size = array == null ? 0 : Array.getLength(array);
        if (!isGroup(type)) {
            settings.addInt("array-size", size);
        }
        for (int i = 0; i < size; i++) {
            save(type, Integer.toString(i), Array.get(array, i), settings);
        }
    }

    private static Object loadArray(Class<?> type, NodeSettingsRO settings) throws InvalidSettingsException {
        int size = isGroup(type) ? settings.keySet().size() : settings.getInt("array-size");
        Object array = Array.newInstance(type, size);
        for (int i = 0; i < size; i++) {
            Array.set(array, i, load(type, Integer.toString(i), null, settings));
        }
        return array;
    }

    private static Object constant(Class<?> type, String key, String name) throws InvalidSettingsException {
        if (name == null) {
            return null;
        }
        Object[] constants = type.getEnumConstants();
        for (Object constant : constants) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        String known = Arrays.stream(constants)
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
        throw new InvalidSettingsException("Key \"" + key + "\" holds \"" + name + "\", which is none of " + known);
    }

    private static IllegalStateException unknown(Class<?> type, String key) {
        return new IllegalStateException(
                "The setting \"" + key + "\" is of the type " + type.getName() + ", which cannot be saved");
    }
}
