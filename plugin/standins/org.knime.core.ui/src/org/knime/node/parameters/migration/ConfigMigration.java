// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.migration;

import java.util.function.Predicate;
import org.knime.core.node.NodeSettingsRO;

/** One older form of a setting: how it is told and how it is read. */
public final class ConfigMigration<T> {
    private final ParametersLoader<T> loader;
    private final Predicate<NodeSettingsRO> matcher;

    private ConfigMigration(ParametersLoader<T> loader, Predicate<NodeSettingsRO> matcher) {
        this.loader = loader;
        this.matcher = matcher;
    }

    public static <T> Builder<T> builder(ParametersLoader<T> loader) {
        return new Builder<>(loader);
    }

    public ParametersLoader<T> getLoader() {
        return loader;
    }

    public Predicate<NodeSettingsRO> getMatcher() {
        return matcher;
    }

    /** Makes migrations. Without a matcher, one applies where all its deprecated paths are there. */
    public static final class Builder<T> {
        private final ParametersLoader<T> loader;
        private Predicate<NodeSettingsRO> paths = settings -> true;
        private Predicate<NodeSettingsRO> matcher;

        public Builder(ParametersLoader<T> loader) {
            this.loader = loader;
        }

        /** Names an older key, from the settings of the class that holds the field. */
        public Builder<T> withDeprecatedConfigPath(String... path) {
            paths = paths.and(settings -> ConfigPaths.has(settings, path));
            return this;
        }

        public Builder<T> withMatcher(Predicate<NodeSettingsRO> test) {
            this.matcher = test;
            return this;
        }

        public ConfigMigration<T> build() {
            return new ConfigMigration<>(loader, matcher == null ? paths : matcher);
        }
    }
}
