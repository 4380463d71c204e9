// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import java.util.List;

/** Reads the older forms of a setting. */
public interface NodeParametersMigration<T> {
    List<ConfigMigration<T>> getConfigMigrations();
}
