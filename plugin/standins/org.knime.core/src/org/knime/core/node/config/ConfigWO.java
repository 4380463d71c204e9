// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config;

import org.knime.core.data.DataCell;
import org.knime.core.node.config.base.ConfigBaseWO;

/** Write access to a config that also holds data cells. */
public interface ConfigWO extends ConfigBaseWO {
    Config addConfig(String key);

    void addDataCell(String key, DataCell cell);
}
