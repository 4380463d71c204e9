// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.path;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.DataValue;

/**
 * Reads cells of KNIME's Path type, {@code FSLocationValue}. They are read by the names of their methods: the type is known
 * by its name alone (it is in none of the lists of signatures that the stand-ins are written from), and an installation that
 * lacks its bundle must still start the nodes. The names are assumed, not observed; a cell that lacks one is refused with a
 * way around it.
 */
final class LocationCells {

    private static final String VALUE = "FSLocationValue";

    private LocationCells() {}

    static boolean isLocation(DataType type) {
        return valueClass(type).isPresent();
    }

    private static Optional<Class<? extends DataValue>> valueClass(DataType type) {
        return type.getValueClasses().stream()
                .filter(value -> value.getSimpleName().equals(VALUE))
                .findFirst();
    }

    /**
     * @param what names the row, for the error
     * @throws IOException if the cell does not tell its place in the way that is known here
     */
    static FileLocation of(String what, DataCell cell) throws IOException {
        try {
            Object location = call(cell, "getFSLocation");
            Object specifier = call(location, "getFileSystemSpecifier");
            if (specifier instanceof Optional<?> optional) {
                specifier = optional.map(Object::toString).orElse("");
            }
            return new FileLocation(
                    call(location, "getFileSystemCategory").toString(),
                    specifier.toString(),
                    call(location, "getPath").toString());
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IOException(
                    what + " is a path of a kind that this version cannot read (" + e.getMessage()
                            + "). Turn the column into text first, for example with Path to String.",
                    e);
        }
    }

    private static Object call(Object target, String method)
            throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        if (target == null) {
            throw new NoSuchMethodException("nothing to ask for " + method);
        }
        Object result = visible(target.getClass(), method).invoke(target);
        if (result == null) {
            throw new NoSuchMethodException(method + " gives nothing");
        }
        return result;
    }

    /** A method as a public class or interface declares it, since others may not be called from outside their bundle. */
    private static Method visible(Class<?> type, String name) throws NoSuchMethodException {
        Deque<Class<?>> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Class<?> next = open.pop();
            if (Modifier.isPublic(next.getModifiers())) {
                for (Method method : next.getDeclaredMethods()) {
                    if (method.getName().equals(name)
                            && method.getParameterCount() == 0
                            && Modifier.isPublic(method.getModifiers())
                            && !method.isBridge()) {
                        return method;
                    }
                }
            }
            if (next.getSuperclass() != null) {
                open.add(next.getSuperclass());
            }
            open.addAll(List.of(next.getInterfaces()));
        }
        throw new NoSuchMethodException(name);
    }
}
