// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.internal.parameters;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;

/**
 * What a dialog shows of a setting or of one of its choices.
 *
 * @param where names the setting, and the choice if it is one
 * @param title title
 * @param description HTML
 */
public record SettingText(String where, String title, String description) {

    /** The texts of all settings of a class, those of nested groups too. */
    public static List<SettingText> of(Class<?> parameters) {
        List<SettingText> texts = new ArrayList<>();
        for (Field field : ParameterFields.of(parameters)) {
            String setting = "setting " + ParameterField.of(field).key();
            Widget widget = field.getAnnotation(Widget.class);
            if (widget != null) {
                texts.add(new SettingText(setting, widget.title(), widget.description()));
            }
            Class<?> type = field.getType().isArray() ? field.getType().getComponentType() : field.getType();
            if (type.isEnum()) {
                choices(setting, type, texts);
            } else if (ParameterValues.isGroup(type)) {
                texts.addAll(of(type));
            }
        }
        return texts;
    }

    private static void choices(String setting, Class<?> type, List<SettingText> texts) {
        for (Field constant : type.getDeclaredFields()) {
            Label label = constant.getAnnotation(Label.class);
            if (label != null) {
                String where = setting + ", choice " + constant.getName();
                texts.add(new SettingText(where, label.value(), label.description()));
            }
        }
    }
}
