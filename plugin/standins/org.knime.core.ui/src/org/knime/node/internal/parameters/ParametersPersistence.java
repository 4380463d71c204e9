// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.internal.parameters;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;

/** Makes, reads and writes parameters: every non-static field is a setting. */
public final class ParametersPersistence {
    private ParametersPersistence() {}

    /** Makes parameters with their defaults; the constructor without arguments may be private. */
    public static <T> T create(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no constructor without arguments", e);
        }
    }

    /**
     * Reads parameters, checks the numbers against their bounds and calls {@code validate}.
     *
     * @throws InvalidSettingsException if a setting is absent or cannot be used
     */
    public static <T extends NodeParameters> T load(Class<T> type, NodeSettingsRO settings)
            throws InvalidSettingsException {
        T parameters = create(type);
        loadFields(parameters, settings);
        parameters.validate();
        return parameters;
    }

    public static void save(NodeParameters parameters, NodeSettingsWO settings) {
        saveFields(parameters, settings);
    }

    static void loadFields(Object group, NodeSettingsRO settings) throws InvalidSettingsException {
        boolean defaults = Absence.defaultsForAll(group.getClass());
        for (Field field : ParameterFields.of(group.getClass())) {
            ParameterField.of(field).load(group, settings, defaults);
        }
    }

    static void saveFields(Object group, NodeSettingsWO settings) {
        for (Field field : ParameterFields.of(group.getClass())) {
            ParameterField.of(field).save(group, settings);
        }
    }
}
