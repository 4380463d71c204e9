// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import java.lang.reflect.Field;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;

/**
 * The settings of a node as text, one block each: the key, its type and default, then the dialog's title and description,
 * then what can be chosen.
 */
final class SettingsText {
    private SettingsText() {}

    static String of(String name, NodeParameters parameters) {
        StringBuilder text = new StringBuilder();
        for (Field field : NodeSettingsTest.fields(parameters)) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            append(text, name, field, parameters);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, Field field, NodeParameters parameters) {
        boolean advanced = field.isAnnotationPresent(Advanced.class);
        line(
                text,
                name + "." + field.getName() + " | " + field.getType().getSimpleName() + " | "
                        + value(field, parameters) + (advanced ? " | advanced" : ""));
        Widget widget = field.getAnnotation(Widget.class);
        if (widget != null) {
            line(text, "  " + widget.title());
            line(text, "  " + widget.description());
        }
        if (field.getType().isEnum()) {
            for (Object constant : field.getType().getEnumConstants()) {
                line(text, "  " + constant + ": " + label((Enum<?>) constant));
            }
        }
    }

    private static Object value(Field field, NodeParameters parameters) {
        try {
            Object value = field.get(parameters);
            return value instanceof String ? '"' + (String) value + '"' : value;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String label(Enum<?> constant) {
        try {
            Label label = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
            return label == null ? "" : label.value();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.replaceAll("\\s+$", "")).append('\n');
    }
}
