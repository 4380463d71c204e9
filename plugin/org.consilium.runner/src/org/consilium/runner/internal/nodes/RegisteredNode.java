// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.nodes;

import java.util.function.Supplier;
import org.knime.core.node.NodeFactory;

/**
 * A node that can be made.
 *
 * @param factoryClass name of the factory's class
 * @param categoryPath path of its category
 * @param factory makes the factory
 * @param bundle where it comes from
 */
public record RegisteredNode(
        String factoryClass, String categoryPath, Supplier<NodeFactory<?>> factory, BundleInfo bundle) {}
