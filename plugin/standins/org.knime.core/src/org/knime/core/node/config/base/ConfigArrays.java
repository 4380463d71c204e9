// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import org.knime.core.internal.config.ConfigEntry;
import org.knime.core.internal.config.ConfigTree;
import org.knime.core.node.InvalidSettingsException;

/** The arrays of a config: each a config with {@code array-size} and the entries 0, 1, and so on. */
abstract class ConfigArrays implements ConfigBaseRO, ConfigBaseWO {
    private ConfigTree tree;

    ConfigArrays(ConfigTree tree) {
        this.tree = tree;
    }

    final ConfigTree tree() {
        return tree;
    }

    final void tree(ConfigTree newTree) {
        this.tree = newTree;
    }

    @Override
    public int[] getIntArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "Int");
        int[] values = new int[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "Int", "xint", ConfigValues::toInt);
        }
        return values;
    }

    @Override
    public int[] getIntArray(String key, int... defaultValue) {
        try {
            return getIntArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addIntArray(String key, int... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xint", String.valueOf(values[i])));
        }
    }

    @Override
    public double[] getDoubleArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "Double");
        double[] values = new double[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "Double", "xdouble", ConfigValues::toDouble);
        }
        return values;
    }

    @Override
    public double[] getDoubleArray(String key, double... defaultValue) {
        try {
            return getDoubleArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addDoubleArray(String key, double... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xdouble", String.valueOf(values[i])));
        }
    }

    @Override
    public float[] getFloatArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "Float");
        float[] values = new float[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "Float", "xfloat", ConfigValues::toFloat);
        }
        return values;
    }

    @Override
    public float[] getFloatArray(String key, float... defaultValue) {
        try {
            return getFloatArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addFloatArray(String key, float... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xfloat", String.valueOf(values[i])));
        }
    }

    @Override
    public long[] getLongArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "Long");
        long[] values = new long[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "Long", "xlong", ConfigValues::toLong);
        }
        return values;
    }

    @Override
    public long[] getLongArray(String key, long... defaultValue) {
        try {
            return getLongArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addLongArray(String key, long... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xlong", String.valueOf(values[i])));
        }
    }

    @Override
    public boolean[] getBooleanArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "Boolean");
        boolean[] values = new boolean[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "Boolean", "xboolean", ConfigValues::toBoolean);
        }
        return values;
    }

    @Override
    public boolean[] getBooleanArray(String key, boolean... defaultValue) {
        try {
            return getBooleanArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addBooleanArray(String key, boolean... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xboolean", String.valueOf(values[i])));
        }
    }

    @Override
    public String[] getStringArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "String");
        String[] values = new String[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "String", "xstring", ConfigValues::text);
        }
        return values;
    }

    @Override
    public String[] getStringArray(String key, String... defaultValue) {
        try {
            return getStringArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addStringArray(String key, String... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xstring", values[i]));
        }
    }
}
