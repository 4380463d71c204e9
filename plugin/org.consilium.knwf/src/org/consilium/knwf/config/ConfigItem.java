// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.config;

/** What a config may hold under a key: another config or a single value. */
public sealed interface ConfigItem permits ConfigTree, ConfigEntry {}
