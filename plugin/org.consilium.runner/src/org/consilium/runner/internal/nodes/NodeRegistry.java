// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.nodes;

import java.util.Optional;

/** Knows the nodes that can be made. */
@FunctionalInterface
public interface NodeRegistry {
    Optional<RegisteredNode> find(String factoryClass);
}
