// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.config;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A config as it stands in a file: keys in their order, each with a value or another config. */
public final class ConfigTree implements ConfigItem {
    private final String key;
    private final Map<String, ConfigItem> items = new LinkedHashMap<>();

    /** An empty config under a key. */
    public ConfigTree(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    /** The keys in their order, as an unmodifiable view. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(items.keySet());
    }

    public boolean has(String name) {
        return items.containsKey(name);
    }

    /** Returns the value or config under a key, or {@code null} where there is none. */
    public ConfigItem item(String name) {
        return items.get(name);
    }

    /** Returns the config under a key, or {@code null} where there is none. */
    public ConfigTree child(String name) {
        return items.get(name) instanceof ConfigTree tree ? tree : null;
    }

    /** Returns the config under a key; an absent one is added at the end. */
    public ConfigTree childOrAdd(String name) {
        ConfigTree present = child(name);
        return present == null ? addChild(name) : present;
    }

    /** Puts an empty config under a key, in the place of what was there. */
    public ConfigTree addChild(String name) {
        ConfigTree tree = new ConfigTree(name);
        items.put(name, tree);
        return tree;
    }

    /** Puts an item in the place of what was there, or at the end. */
    public void put(String name, ConfigItem item) {
        items.put(name, item);
    }

    /** Puts an item where its key stands already, or else behind another key, or else at the end. */
    public void putAfter(String anchor, String name, ConfigItem item) {
        if (items.containsKey(name) || !items.containsKey(anchor)) {
            items.put(name, item);
            return;
        }
        Map<String, ConfigItem> before = new LinkedHashMap<>(items);
        items.clear();
        before.forEach((key, value) -> {
            items.put(key, value);
            if (key.equals(anchor)) {
                items.put(name, item);
            }
        });
    }

    /** Takes an item out; does nothing where there is none. */
    public void remove(String name) {
        items.remove(name);
    }

    /** Returns the value under a key, or {@code null} where there is none. */
    public ConfigEntry entry(String name) {
        return items.get(name) instanceof ConfigEntry entry ? entry : null;
    }

    /** Returns the raw text under a key; {@code null} where it is absent or null. */
    public String text(String name) {
        ConfigEntry entry = entry(name);
        return entry == null ? null : entry.value();
    }

    /** Returns the config under a key, which must be there. */
    public ConfigTree require(String name) throws IOException {
        ConfigTree tree = child(name);
        if (tree == null) {
            throw new IOException(key + " has no \"" + name + "\"");
        }
        return tree;
    }

    /** Returns the raw text under a key, which must be there. */
    public String requireText(String name) throws IOException {
        String text = text(name);
        if (text == null) {
            throw new IOException(key + " has no \"" + name + "\"");
        }
        return text;
    }

    /** Returns the whole number under a key, which must be there. */
    public long requireNumber(String name) throws IOException {
        try {
            return Long.parseLong(requireText(name));
        } catch (NumberFormatException e) {
            throw new IOException(key + ": \"" + name + "\" is no whole number", e);
        }
    }

    /** Puts a text, which may be null, as KNIME's {@code xstring}. */
    public void putString(String name, String value) {
        put(name, new ConfigEntry("xstring", value));
    }

    /** Puts a number as KNIME's {@code xint}. */
    public void putInt(String name, int value) {
        put(name, new ConfigEntry("xint", Integer.toString(value)));
    }

    /** Puts a truth value as KNIME's {@code xboolean}. */
    public void putBoolean(String name, boolean value) {
        put(name, new ConfigEntry("xboolean", Boolean.toString(value)));
    }

    /** Puts copies of all items of another config, in its order. */
    public void putAll(ConfigTree other) {
        other.items.forEach((name, item) -> items.put(name, item instanceof ConfigTree tree ? tree.copy() : item));
    }

    /** A deep copy: changes of one do not show in the other. */
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
