// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.internal.parameters;

import java.lang.reflect.Field;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;

/** Whether an absent setting keeps its default; without a word about it, it is an error. */
final class Absence {
    private Absence() {}

    static boolean defaultsForAll(Class<?> type) {
        Migrate migrate = type.getAnnotation(Migrate.class);
        return type.isAnnotationPresent(LoadDefaultsForAbsentFields.class)
                || migrate != null && migrate.loadDefaultIfAbsent();
    }

    static boolean defaultFor(Field field) {
        Migrate migrate = field.getAnnotation(Migrate.class);
        return migrate != null && migrate.loadDefaultIfAbsent();
    }
}
