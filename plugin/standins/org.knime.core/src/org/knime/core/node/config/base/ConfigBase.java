// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Set;
import org.knime.core.internal.config.ConfigEntry;
import org.knime.core.internal.config.ConfigTree;
import org.knime.core.internal.config.ConfigXmlWriter;
import org.knime.core.node.InvalidSettingsException;

/** A config over a tree: for each type of value a getter, a getter with default and an adder. */
public abstract class ConfigBase extends ConfigArrays {
    protected ConfigBase(String key) {
        super(new ConfigTree(key));
    }

    /** Makes an empty config of this one's class. */
    public abstract ConfigBase getInstance(String key);

    private ConfigBase wrap(ConfigTree child) {
        ConfigBase config = getInstance(child.key());
        config.tree(child);
        return config;
    }

    @Override
    public String getKey() {
        return tree().key();
    }

    @Override
    public Set<String> keySet() {
        return tree().keys();
    }

    @Override
    public boolean containsKey(String key) {
        return tree().has(key);
    }

    @Override
    public Iterator<String> iterator() {
        return tree().keys().iterator();
    }

    @Override
    public ConfigBase getConfigBase(String key) throws InvalidSettingsException {
        ConfigTree child = tree().child(key);
        if (child == null) {
            throw new InvalidSettingsException("Config for key \"" + key + "\" not found");
        }
        return wrap(child);
    }

    @Override
    public ConfigBase addConfigBase(String key) {
        return wrap(tree().addChild(key));
    }

    @Override
    public void saveToXML(OutputStream out) throws IOException {
        try (out) {
            ConfigXmlWriter.write(tree(), out);
        }
    }

    @Override
    public void copyTo(ConfigBaseWO target) {
        ((ConfigBase) target).tree().putAll(tree());
    }

    @Override
    public String toString() {
        return tree().toString();
    }

    @Override
    public int getInt(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree(), key, "Int", "xint", ConfigValues::toInt);
    }

    @Override
    public int getInt(String key, int defaultValue) {
        return ConfigValues.get(tree(), key, "xint", ConfigValues::toInt, defaultValue);
    }

    @Override
    public void addInt(String key, int value) {
        tree().put(key, new ConfigEntry("xint", String.valueOf(value)));
    }

    @Override
    public double getDouble(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree(), key, "Double", "xdouble", ConfigValues::toDouble);
    }

    @Override
    public double getDouble(String key, double defaultValue) {
        return ConfigValues.get(tree(), key, "xdouble", ConfigValues::toDouble, defaultValue);
    }

    @Override
    public void addDouble(String key, double value) {
        tree().put(key, new ConfigEntry("xdouble", String.valueOf(value)));
    }

    @Override
    public float getFloat(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree(), key, "Float", "xfloat", ConfigValues::toFloat);
    }

    @Override
    public float getFloat(String key, float defaultValue) {
        return ConfigValues.get(tree(), key, "xfloat", ConfigValues::toFloat, defaultValue);
    }

    @Override
    public void addFloat(String key, float value) {
        tree().put(key, new ConfigEntry("xfloat", String.valueOf(value)));
    }

    @Override
    public long getLong(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree(), key, "Long", "xlong", ConfigValues::toLong);
    }

    @Override
    public long getLong(String key, long defaultValue) {
        return ConfigValues.get(tree(), key, "xlong", ConfigValues::toLong, defaultValue);
    }

    @Override
    public void addLong(String key, long value) {
        tree().put(key, new ConfigEntry("xlong", String.valueOf(value)));
    }

    @Override
    public boolean getBoolean(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree(), key, "Boolean", "xboolean", ConfigValues::toBoolean);
    }

    @Override
    public boolean getBoolean(String key, boolean defaultValue) {
        return ConfigValues.get(tree(), key, "xboolean", ConfigValues::toBoolean, defaultValue);
    }

    @Override
    public void addBoolean(String key, boolean value) {
        tree().put(key, new ConfigEntry("xboolean", String.valueOf(value)));
    }

    @Override
    public String getString(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree(), key, "String", "xstring", ConfigValues::text);
    }

    @Override
    public String getString(String key, String defaultValue) {
        return ConfigValues.get(tree(), key, "xstring", ConfigValues::text, defaultValue);
    }

    @Override
    public void addString(String key, String value) {
        tree().put(key, new ConfigEntry("xstring", value));
    }
}
