// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A config as it stands in a file: keys in their order, each with a value or another config. */
public final class ConfigTree implements ConfigItem {
    private final String key;
    private final Map<String, ConfigItem> items = new LinkedHashMap<>();

    public ConfigTree(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(items.keySet());
    }

    public boolean has(String name) {
        return items.containsKey(name);
    }

    public ConfigItem item(String name) {
        return items.get(name);
    }

    /** Returns the config under a key, or {@code null} where there is none. */
    public ConfigTree child(String name) {
        return items.get(name) instanceof ConfigTree tree ? tree : null;
    }

    /** Puts an empty config under a key, in the place of what was there. */
    public ConfigTree addChild(String name) {
        ConfigTree tree = new ConfigTree(name);
        items.put(name, tree);
        return tree;
    }

    public void put(String name, ConfigItem item) {
        items.put(name, item);
    }

    /** Returns the value under a key, or {@code null} where there is none. */
    public ConfigEntry entry(String name) {
        return items.get(name) instanceof ConfigEntry entry ? entry : null;
    }

    public void putInt(String name, int value) {
        put(name, new ConfigEntry("xint", Integer.toString(value)));
    }

    /** Puts copies of all items of another config, in its order. */
    public void putAll(ConfigTree other) {
        other.items.forEach((name, item) -> items.put(name, item instanceof ConfigTree tree ? tree.copy() : item));
    }

    public ConfigTree copy() {
        ConfigTree result = new ConfigTree(key);
        result.putAll(this);
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfigTree tree && key.equals(tree.key) && items.equals(tree.items);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + items.hashCode();
    }

    @Override
    public String toString() {
        return key + items;
    }
}
