// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.consilium.knime.path.FilePaths;
import org.knime.node.parameters.NodeParameters;

/** What settings give to the node's worker. */
final class HandedOn {

    /** What a node's parameters hand to its worker. */
    private static final Set<String> HANDED_ON = Set.of(
            "options",
            "settings",
            "newRater",
            "selection",
            "checkpointing",
            "device",
            "encoder",
            "maps",
            "rater",
            "raters",
            "normalisation");

    private HandedOn() {}

    /** Every component of what the parameters hand on, by its name. */
    static Map<String, Object> of(NodeParameters parameters) {
        Map<String, Object> values = new TreeMap<>();
        boolean found = false;
        for (Class<?> type = parameters.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (HANDED_ON.contains(method.getName())) {
                    found = true;
                    collect(method.getName() + "()", call(method, parameters), values);
                }
            }
        }
        if (!found) {
            ParameterFields.fields(parameters)
                    .forEach(field -> values.put(field.getName(), ParameterFields.get(field, parameters)));
        }
        return values;
    }

    private static void collect(String name, Object value, Map<String, Object> values) {
        if (value instanceof Record group) {
            for (RecordComponent component : group.getClass().getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                collect(name + "." + component.getName(), call(component.getAccessor(), group), values);
            }
        } else if (value instanceof Object[] array) {
            values.put(name, List.of(array).toString());
        } else if (value instanceof Set<?> set) {
            values.put(name, set.stream().map(Object::toString).sorted().toList());
        } else {
            values.put(name, value == null ? "" : value);
        }
    }

    private static Object call(Method method, Object target) {
        try {
            method.setAccessible(true);
            // what the model says, which decides beside the settings: is personalised; the new rater's id
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                Class<?> type = method.getParameterTypes()[i];
                FilePaths.Reading typed = FilePaths::typed;
                arguments[i] = type == boolean.class ? true : type == FilePaths.Reading.class ? typed : "new";
            }
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalArgumentException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
