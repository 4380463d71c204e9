// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.data;

import org.knime.core.data.DataCell;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

/**
 * Cells in a config: the class under {@code datacell} and the value in a config named by the class. Seen of the real
 * platform for doubles; the other types follow the same pattern.
 */
public final class CellConfig {
    private CellConfig() {}

    public static void save(DataCell cell, ConfigWO config) {
        String type = cell == null ? null : cell.getClass().getName();
        config.addString("datacell", type);
        if (cell == null) {
            return;
        }
        ConfigWO content = config.addConfig(type);
        if (cell instanceof IntCell value) {
            content.addInt("IntCell", value.getIntValue());
        } else if (cell instanceof LongCell value) {
            content.addLong("LongCell", value.getLongValue());
        } else if (cell instanceof DoubleCell value) {
            content.addDouble("DoubleCell", value.getDoubleValue());
        } else if (cell instanceof BooleanCell value) {
            content.addBoolean("BooleanCell", value.getBooleanValue());
        } else if (cell instanceof StringCell value) {
            content.addString("StringCell", value.getStringValue());
        } else if (!(cell instanceof MissingCell)) {
            throw new IllegalArgumentException("A " + type + " cannot be written into settings");
        }
    }

    public static DataCell load(ConfigRO config) throws InvalidSettingsException {
        String type = config.getString("datacell");
        if (type == null) {
            return null;
        }
        ConfigRO content = config.getConfig(type);
        if (type.equals(IntCell.class.getName())) {
            return new IntCell(content.getInt("IntCell"));
        } else if (type.equals(LongCell.class.getName())) {
            return new LongCell(content.getLong("LongCell"));
        } else if (type.equals(DoubleCell.class.getName())) {
            return new DoubleCell(content.getDouble("DoubleCell"));
        } else if (type.equals(BooleanCell.class.getName())) {
            return BooleanCell.get(content.getBoolean("BooleanCell"));
        } else if (type.equals(StringCell.class.getName())) {
            return new StringCell(content.getString("StringCell"));
        } else if (type.equals(MissingCell.class.getName())) {
            return new MissingCell(null);
        }
        throw new InvalidSettingsException("Cells of the class " + type + " cannot be read from settings");
    }
}
