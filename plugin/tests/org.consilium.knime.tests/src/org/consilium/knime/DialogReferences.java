// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the annotations of a parameters class refer to. In the platform a reference that leads nowhere throws nothing: the
 * dialog then has an internal error in the place of its data (observed). So each class that an annotation names is made
 * as the platform makes it, what it asks for when it is initialised is noted, and all that is asked for must be there.
 * It goes by names and shapes, so that it needs no annotation that the stand-ins don't have.
 */
final class DialogReferences {
    private final Set<Class<?>> declared = new HashSet<>();
    private final Set<Class<?>> asked = new HashSet<>();
    private final Set<Class<?>> made = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private DialogReferences() {}

    /** One line for each reference of a parameters class that leads nowhere. */
    static List<String> problems(Class<?> parameters) {
        DialogReferences references = new DialogReferences();
        references.read(parameters);
        for (Class<?> reference : references.asked) {
            if (!references.declared.contains(reference)) {
                references.problems.add("no setting is the value of " + reference.getName());
            }
        }
        return references.problems;
    }

    private void read(Class<?> type) {
        for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
            annotations(at.getAnnotations());
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    annotations(field.getAnnotations());
                    Class<?> value = field.getType().isArray() ? field.getType().getComponentType() : field.getType();
                    if (value.getName().startsWith("org.consilium.") && !value.isEnum()) {
                        read(value);
                    }
                }
            }
        }
    }

    private void annotations(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            for (Method member : annotation.annotationType().getDeclaredMethods()) {
                Object value = invoke(member, annotation);
                if (value instanceof Annotation[] several) {
                    annotations(several);
                } else if (value instanceof Class<?> named && !named.equals(member.getDefaultValue())) {
                    named(annotation.annotationType().getSimpleName(), named);
                }
            }
        }
    }

    private void named(String annotation, Class<?> named) {
        if (annotation.equals("ValueReference")) {
            if (!declared.add(named)) {
                problems.add("two settings are the value of " + named.getName());
            }
        } else if (!named.isInterface()) {
            make(named);
        }
    }

    /** Makes what the platform makes, and lets it say what it depends on. */
    private void make(Class<?> named) {
        if (!made.add(named)) {
            return;
        }
        Object instance;
        try {
            Constructor<?> constructor = named.getDeclaredConstructor();
            constructor.setAccessible(true);
            instance = constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            problems.add(named.getName() + " can't be made: " + e);
            return;
        }
        for (Method method : named.getMethods()) {
            if (method.getName().equals("init")
                    && method.getParameterCount() == 1
                    && method.getParameterTypes()[0].isInterface()
                    && !method.isBridge()) {
                method.setAccessible(true);
                invoke(method, instance, answer(method.getParameterTypes()[0]));
            }
        }
    }

    /** An initialiser that notes what it is asked for, and gives something to go on with. */
    private Object answer(Class<?> type) {
        if (type == Supplier.class) {
            return (Supplier<?>) () -> null;
        }
        if (type == boolean.class) {
            return false;
        }
        if (!type.isInterface()) {
            return null;
        }
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            for (Object argument : arguments == null ? new Object[0] : arguments) {
                if (argument instanceof Class<?> reference && method.getName().contains("State")) {
                    make(reference);
                } else if (argument instanceof Class<?> reference) {
                    asked.add(reference);
                }
            }
            return answer(method.getReturnType());
        });
    }

    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(method.toString(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
