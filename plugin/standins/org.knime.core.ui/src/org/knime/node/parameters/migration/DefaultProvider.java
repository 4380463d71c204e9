// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import java.util.List;

/** Gives the value of an absent setting. */
public interface DefaultProvider<T> extends NodeParametersMigration<T> {
    T getDefault();

    @Override
    default List<ConfigMigration<T>> getConfigMigrations() {
        return List.of(ConfigMigration.builder(settings -> getDefault()).build());
    }
}
