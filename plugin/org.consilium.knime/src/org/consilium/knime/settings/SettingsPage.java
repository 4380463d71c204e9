// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as a page of Markdown that can be read as it stands, too; {@code docs/settings.md} is made of it. */
public final class SettingsPage {
    private static final String INTRODUCTION =
            """
            # Settings
            Every setting of every node, as `./consilium nodes --settings [NODE] [--json]` prints them. The word in front is the key that workflows
            are saved with. `./consilium run WORKFLOW -option=4,epochs,8,int` sets the one named `epochs` of the node with the id 4 for one
            run: node, key, value, type. A choice is written as its name in capitals. Flow variables reach the same keys.
            """;

    private SettingsPage() {}

    /**
     * The nodes in the order of their names.
     *
     * @param nodes settings by the name of the node
     * @param whole whether the introduction stands above
     */
    public static String of(Map<String, List<Setting>> nodes, boolean whole) {
        String parts = new TreeMap<>(nodes)
                .entrySet().stream()
                        .map(node -> of(node.getKey(), node.getValue()))
                        .collect(Collectors.joining("\n"));
        return whole ? INTRODUCTION + "\n" + parts : parts;
    }

    private static String of(String node, List<Setting> settings) {
        String list = settings.isEmpty()
                ? "No settings.\n"
                : settings.stream().map(SettingsPage::of).collect(Collectors.joining());
        return "## " + node + "\n" + list;
    }

    private static String of(Setting setting) {
        StringBuilder text = new StringBuilder("- `" + setting.key() + "` (" + setting.type());
        text.append(", default ").append(setting.value().isEmpty() ? "empty" : "`" + setting.value() + "`");
        if (!setting.unit().isEmpty()) {
            text.append(", in ").append(setting.unit());
        }
        text.append(setting.advanced() ? ", advanced): " : "): ");
        text.append(escaped((setting.title() + ". " + setting.description()).strip()))
                .append('\n');
        for (Setting.Choice choice : setting.choices()) {
            text.append("  - `").append(choice.value()).append("`: ");
            text.append(escaped(choice.label())).append('\n');
        }
        return text.toString();
    }

    /** Signs that Markdown would take for its own, and that stay readable as they stand. */
    private static String escaped(String text) {
        return text.replace("<", "\\<").replace(" * ", " `*` ");
    }
}
