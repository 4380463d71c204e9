// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.settings;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.node.NodeFactory;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;

/**
 * The settings of a node, read as the platform reads them: a field of the parameters class is a setting, its name the
 * key, its annotations what the dialog shows. The parameters class lies beside the factory and is named like it.
 */
public final class NodeSettings {
    private NodeSettings() {}

    /**
     * The settings in the dialog's order.
     *
     * @param factory one of this bundle
     * @throws IllegalArgumentException if no parameters class lies beside it
     */
    public static List<Setting> of(NodeFactory<?> factory) {
        return of(defaults(factory));
    }

    /** The settings in the dialog's order, with the values of an object as their defaults. */
    public static List<Setting> of(NodeParameters defaults) {
        return fields(defaults.getClass()).stream()
                .map(field -> setting(field, defaults))
                .toList();
    }

    /** A node's parameters as they are before anybody changes them. */
    public static NodeParameters defaults(NodeFactory<?> factory) {
        String name = factory.getClass().getName().replaceFirst("Factory$", "Parameters");
        try {
            var constructor = Class.forName(name, true, factory.getClass().getClassLoader())
                    .asSubclass(NodeParameters.class)
                    .getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the settings class " + name + " can't be made", e);
        }
    }

    /** The fields that are settings, those that are inherited first. */
    public static List<Field> fields(Class<? extends NodeParameters> parameters) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = parameters; type != Object.class; type = type.getSuperclass()) {
            List<Field> own = new ArrayList<>();
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    own.add(field);
                }
            }
            fields.addAll(0, own);
        }
        return fields;
    }

    private static Setting setting(Field field, NodeParameters defaults) {
        Widget widget = field.getAnnotation(Widget.class);
        Unit unit = field.getAnnotation(Unit.class);
        return new Setting(
                field.getName(),
                field.getType().isEnum() ? "String" : field.getType().getSimpleName(),
                value(field, defaults),
                unit == null ? "" : unit.value(),
                choices(field.getType()),
                field.isAnnotationPresent(Advanced.class),
                widget == null ? "" : plain(widget.title()),
                widget == null ? "" : plain(widget.description()));
    }

    private static String value(Field field, NodeParameters defaults) {
        try {
            Object value = field.get(defaults);
            return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " was made accessible", e);
        }
    }

    private static List<Setting.Choice> choices(Class<?> type) {
        List<Setting.Choice> choices = new ArrayList<>();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                choices.add(new Setting.Choice(name, label(type, name)));
            }
        }
        return choices;
    }

    private static String label(Class<?> type, String constant) {
        try {
            Label label = type.getField(constant).getAnnotation(Label.class);
            return label == null ? "" : plain(label.value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " has the constant " + constant, e);
        }
    }

    /** What the dialog's texts, which are XML, say. */
    private static String plain(String xml) {
        return xml.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
