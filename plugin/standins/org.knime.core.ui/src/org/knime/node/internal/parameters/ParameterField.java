// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.internal.parameters;

import java.lang.reflect.Field;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistor;

/** One setting: its key, and how it is read and written. */
record ParameterField(Field field, String key) {
    static ParameterField of(Field field) {
        Persist persist = field.getAnnotation(Persist.class);
        String name = field.getName().startsWith("m_") ? field.getName().substring(2) : field.getName();
        return new ParameterField(field, persist == null || persist.configKey().isEmpty() ? name : persist.configKey());
    }

    void save(Object group, NodeSettingsWO settings) {
        NodeParametersPersistor<Object> persistor = persistor();
        if (persistor == null) {
            ParameterValues.save(field.getType(), key, get(group), settings);
        } else {
            persistor.save(get(group), settings);
        }
    }

    void load(Object group, NodeSettingsRO settings, boolean defaultIfAbsent) throws InvalidSettingsException {
        NodeParametersPersistor<Object> persistor = persistor();
        if (persistor != null) {
            set(group, persistor.load(settings));
        } else if (settings.containsKey(key)) {
            set(group, ParameterValues.load(field.getType(), key, get(group), settings));
        } else if (!migrated(group, settings) && !defaultIfAbsent && !Absence.defaultFor(field)) {
            throw new InvalidSettingsException(
                    ParameterValues.typeName(field.getType()) + " for key \"" + key + "\" not found");
        }
        Bounds.check(field, key, get(group));
    }

    @SuppressWarnings("unchecked")
    private boolean migrated(Object group, NodeSettingsRO settings) throws InvalidSettingsException {
        Migration migration = field.getAnnotation(Migration.class);
        if (migration == null) {
            return false;
        }
        NodeParametersMigration<Object> made = ParametersPersistence.create(migration.value());
        for (ConfigMigration<Object> older : made.getConfigMigrations()) {
            if (older.getMatcher().test(settings)) {
                set(group, older.getLoader().load(settings));
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked")
    private NodeParametersPersistor<Object> persistor() {
        Persistor named = field.getAnnotation(Persistor.class);
        return named == null ? null : ParametersPersistence.create(named.value());
    }

    private Object get(Object group) {
        try {
            return field.get(group);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the field was made accessible", e);
        }
    }

    private void set(Object group, Object value) {
        try {
            field.set(group, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The setting \"" + key + "\" may not be final", e);
        }
    }
}
