// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import java.lang.reflect.Field;
import java.util.List;
import org.consilium.knime.settings.NodeSettings;
import org.knime.node.parameters.NodeParameters;

/** The classes of the nodes' settings, which only their factories know, and their fields. */
final class ParameterFields {

    private static final String ROOM = "org.consilium.knime.";

    /** Beside each factory lies a class of its name for the parameters. */
    static final List<String> CLASSES = NodesTest.FACTORIES.stream()
            .map(factory -> factory.getClass().getName())
            .map(name -> name.substring(ROOM.length()).replaceFirst("Factory$", "Parameters"))
            .toList();

    private ParameterFields() {}

    static NodeParameters make(String name) {
        return NodeSettings.defaults(NodesTest.FACTORIES.get(CLASSES.indexOf(name)));
    }

    static List<Field> fields(NodeParameters parameters) {
        return NodeSettings.fields(parameters.getClass());
    }

    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    static Object get(Field field, Object target) {
        try {
            return field.get(target);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    static void set(Field field, Object target, Object value) {
        try {
            field.set(target, value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
