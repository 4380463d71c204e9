// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime;

import java.util.List;
import java.util.stream.Collectors;
import org.consilium.knime.settings.Setting;

/**
 * The settings of a node as text, one block each: the key, its type and default, then the dialog's title and description,
 * then what can be chosen.
 */
final class SettingsText {
    private SettingsText() {}

    static String of(String name, List<Setting> settings) {
        return settings.stream().map(setting -> block(name, setting)).collect(Collectors.joining("\n"));
    }

    private static String block(String name, Setting setting) {
        boolean quoted = setting.type().equals("String") && setting.choices().isEmpty();
        StringBuilder text = new StringBuilder();
        line(
                text,
                name + "." + setting.key() + " | " + setting.type() + " | "
                        + (quoted ? '"' + setting.value() + '"' : setting.value())
                        + (setting.unit().isEmpty() ? "" : " | " + setting.unit())
                        + (setting.advanced() ? " | advanced" : ""));
        line(text, "  " + setting.title());
        line(text, "  " + setting.description());
        setting.choices().forEach(choice -> line(text, "  " + choice.value() + ": " + choice.label()));
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.replaceAll("\\s+$", "")).append('\n');
    }
}
