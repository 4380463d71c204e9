// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

import java.util.LinkedHashSet;
import java.util.Set;
import org.consilium.knwf.config.ConfigEntry;
import org.consilium.knwf.config.ConfigTree;

/**
 * A group of a node's settings together with what the node itself says of them: a file that was saved by an older
 * version does not hold every setting, and each of them can be set all the same.
 *
 * @param saved the group as the file has it
 * @param own the same group with every setting at its default; null where the node has none such
 */
record Defaults(ConfigTree saved, ConfigTree own) {

    /** The setting of that key, saved or not; null if there is none. */
    ConfigEntry entry(String key) {
        ConfigEntry entry = saved.entry(key);
        return entry != null || own == null ? entry : own.entry(key);
    }

    /** The group of that key, which is added where the file lacks it; null if there is none. */
    Defaults group(String key) {
        ConfigTree ownGroup = own == null ? null : own.child(key);
        ConfigTree group = saved.child(key);
        if (group == null && ownGroup != null) {
            group = ownGroup.copy();
            saved.put(key, group);
        }
        return group == null ? null : new Defaults(group, ownGroup);
    }

    /** The keys that there are, for those who have misspelt one. */
    String keys() {
        Set<String> keys = new LinkedHashSet<>(saved.keys());
        if (own != null) {
            keys.addAll(own.keys());
        }
        keys.removeIf(key -> key.endsWith("_Internals"));
        return keys.isEmpty() ? "it has none" : "it has " + String.join(", ", keys);
    }
}
