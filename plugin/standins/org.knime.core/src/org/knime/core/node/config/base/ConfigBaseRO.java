// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Set;
import org.knime.core.node.InvalidSettingsException;

/** Read access to a config: a getter throws where the key is absent or of another type, its twin takes a default. */
public interface ConfigBaseRO extends Iterable<String> {
    String getKey();

    Set<String> keySet();

    boolean containsKey(String key);

    ConfigBase getConfigBase(String key) throws InvalidSettingsException;

    void saveToXML(OutputStream out) throws IOException;

    void copyTo(ConfigBaseWO target);

    @Override
    Iterator<String> iterator();

    int getInt(String key) throws InvalidSettingsException;

    int getInt(String key, int defaultValue);

    int[] getIntArray(String key) throws InvalidSettingsException;

    int[] getIntArray(String key, int... defaultValue);

    double getDouble(String key) throws InvalidSettingsException;

    double getDouble(String key, double defaultValue);

    double[] getDoubleArray(String key) throws InvalidSettingsException;

    double[] getDoubleArray(String key, double... defaultValue);

    float getFloat(String key) throws InvalidSettingsException;

    float getFloat(String key, float defaultValue);

    float[] getFloatArray(String key) throws InvalidSettingsException;

    float[] getFloatArray(String key, float... defaultValue);

    long getLong(String key) throws InvalidSettingsException;

    long getLong(String key, long defaultValue);

    long[] getLongArray(String key) throws InvalidSettingsException;

    long[] getLongArray(String key, long... defaultValue);

    boolean getBoolean(String key) throws InvalidSettingsException;

    boolean getBoolean(String key, boolean defaultValue);

    boolean[] getBooleanArray(String key) throws InvalidSettingsException;

    boolean[] getBooleanArray(String key, boolean... defaultValue);

    String getString(String key) throws InvalidSettingsException;

    String getString(String key, String defaultValue);

    String[] getStringArray(String key) throws InvalidSettingsException;

    String[] getStringArray(String key, String... defaultValue);
}
