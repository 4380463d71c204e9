// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.internal.data.CellConfig;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.base.ConfigBase;

/** A config that also holds data cells. */
public abstract class Config extends ConfigBase implements ConfigRO, ConfigWO {
    protected Config(String key) {
        super(key);
    }

    @Override
    public abstract Config getInstance(String key);

    @Override
    public Config getConfig(String key) throws InvalidSettingsException {
        return (Config) getConfigBase(key);
    }

    @Override
    public Config addConfig(String key) {
        return (Config) addConfigBase(key);
    }

    @Override
    public DataCell getDataCell(String key) throws InvalidSettingsException {
        return CellConfig.load(getConfig(key));
    }

    @Override
    public void addDataCell(String key, DataCell cell) {
        CellConfig.save(cell, addConfig(key));
    }
}
