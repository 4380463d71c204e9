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

/**
 * A config over a tree. Most of its length is the nine value types of the format, each with a getter, a getter with
 * default and an adder, for values and arrays.
 */
public abstract class ConfigBase implements ConfigBaseRO, ConfigBaseWO {
    private ConfigTree tree;

    ConfigBase(ConfigTree tree) {
        this.tree = tree;
    }

    protected ConfigBase(String key) {
        this(new ConfigTree(key));
    }

    /** Makes an empty config of this one's class. */
    public abstract ConfigBase getInstance(String key);

    private ConfigBase wrap(ConfigTree child) {
        ConfigBase config = getInstance(child.key());
        config.tree = child;
        return config;
    }

    @Override
    public String getKey() {
        return tree.key();
    }

    @Override
    public Set<String> keySet() {
        return tree.keys();
    }

    @Override
    public boolean containsKey(String key) {
        return tree.has(key);
    }

    @Override
    public Iterator<String> iterator() {
        return tree.keys().iterator();
    }

    @Override
    public ConfigBase getConfigBase(String key) throws InvalidSettingsException {
        ConfigTree child = tree.child(key);
        if (child == null) {
            throw new InvalidSettingsException("Config for key \"" + key + "\" not found");
        }
        return wrap(child);
    }

    @Override
    public ConfigBase addConfigBase(String key) {
        return wrap(tree.addChild(key));
    }

    @Override
    public void saveToXML(OutputStream out) throws IOException {
        try (out) {
            ConfigXmlWriter.write(tree, out);
        }
    }

    @Override
    public void copyTo(ConfigBaseWO target) {
        ((ConfigBase) target).tree.putAll(tree);
    }

    @Override
    public String toString() {
        return tree.toString();
    }

    @Override
    public int getInt(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "Int", "xint", ConfigValues::toInt);
    }

    @Override
    public int getInt(String key, int defaultValue) {
        return ConfigValues.get(tree, key, "xint", ConfigValues::toInt, defaultValue);
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
    public void addInt(String key, int value) {
        tree.put(key, new ConfigEntry("xint", String.valueOf(value)));
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
    public double getDouble(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "Double", "xdouble", ConfigValues::toDouble);
    }

    @Override
    public double getDouble(String key, double defaultValue) {
        return ConfigValues.get(tree, key, "xdouble", ConfigValues::toDouble, defaultValue);
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
    public void addDouble(String key, double value) {
        tree.put(key, new ConfigEntry("xdouble", String.valueOf(value)));
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
    public float getFloat(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "Float", "xfloat", ConfigValues::toFloat);
    }

    @Override
    public float getFloat(String key, float defaultValue) {
        return ConfigValues.get(tree, key, "xfloat", ConfigValues::toFloat, defaultValue);
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
    public void addFloat(String key, float value) {
        tree.put(key, new ConfigEntry("xfloat", String.valueOf(value)));
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
    public char getChar(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "Char", "xchar", ConfigValues::toChar);
    }

    @Override
    public char getChar(String key, char defaultValue) {
        return ConfigValues.get(tree, key, "xchar", ConfigValues::toChar, defaultValue);
    }

    @Override
    public char[] getCharArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "Char");
        char[] values = new char[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "Char", "xchar", ConfigValues::toChar);
        }
        return values;
    }

    @Override
    public char[] getCharArray(String key, char... defaultValue) {
        try {
            return getCharArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addChar(String key, char value) {
        tree.put(key, new ConfigEntry("xchar", String.valueOf(value)));
    }

    @Override
    public void addCharArray(String key, char... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xchar", String.valueOf(values[i])));
        }
    }

    @Override
    public short getShort(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "Short", "xshort", ConfigValues::toShort);
    }

    @Override
    public short getShort(String key, short defaultValue) {
        return ConfigValues.get(tree, key, "xshort", ConfigValues::toShort, defaultValue);
    }

    @Override
    public short[] getShortArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "Short");
        short[] values = new short[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "Short", "xshort", ConfigValues::toShort);
        }
        return values;
    }

    @Override
    public short[] getShortArray(String key, short... defaultValue) {
        try {
            return getShortArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addShort(String key, short value) {
        tree.put(key, new ConfigEntry("xshort", String.valueOf(value)));
    }

    @Override
    public void addShortArray(String key, short... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xshort", String.valueOf(values[i])));
        }
    }

    @Override
    public long getLong(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "Long", "xlong", ConfigValues::toLong);
    }

    @Override
    public long getLong(String key, long defaultValue) {
        return ConfigValues.get(tree, key, "xlong", ConfigValues::toLong, defaultValue);
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
    public void addLong(String key, long value) {
        tree.put(key, new ConfigEntry("xlong", String.valueOf(value)));
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
    public byte getByte(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "Byte", "xbyte", ConfigValues::toByte);
    }

    @Override
    public byte getByte(String key, byte defaultValue) {
        return ConfigValues.get(tree, key, "xbyte", ConfigValues::toByte, defaultValue);
    }

    @Override
    public byte[] getByteArray(String key) throws InvalidSettingsException {
        ConfigTree array = ConfigValues.array(tree, key, "Byte");
        byte[] values = new byte[ConfigValues.size(array)];
        for (int i = 0; i < values.length; i++) {
            values[i] = ConfigValues.get(array, Integer.toString(i), "Byte", "xbyte", ConfigValues::toByte);
        }
        return values;
    }

    @Override
    public byte[] getByteArray(String key, byte... defaultValue) {
        try {
            return getByteArray(key);
        } catch (InvalidSettingsException e) {
            return defaultValue;
        }
    }

    @Override
    public void addByte(String key, byte value) {
        tree.put(key, new ConfigEntry("xbyte", String.valueOf(value)));
    }

    @Override
    public void addByteArray(String key, byte... values) {
        ConfigTree array = tree.addChild(key);
        array.putInt("array-size", values.length);
        for (int i = 0; i < values.length; i++) {
            array.put(Integer.toString(i), new ConfigEntry("xbyte", String.valueOf(values[i])));
        }
    }

    @Override
    public boolean getBoolean(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "Boolean", "xboolean", ConfigValues::toBoolean);
    }

    @Override
    public boolean getBoolean(String key, boolean defaultValue) {
        return ConfigValues.get(tree, key, "xboolean", ConfigValues::toBoolean, defaultValue);
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
    public void addBoolean(String key, boolean value) {
        tree.put(key, new ConfigEntry("xboolean", String.valueOf(value)));
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
    public String getString(String key) throws InvalidSettingsException {
        return ConfigValues.get(tree, key, "String", "xstring", ConfigValues::text);
    }

    @Override
    public String getString(String key, String defaultValue) {
        return ConfigValues.get(tree, key, "xstring", ConfigValues::text, defaultValue);
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
    public void addString(String key, String value) {
        tree.put(key, new ConfigEntry("xstring", value));
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
