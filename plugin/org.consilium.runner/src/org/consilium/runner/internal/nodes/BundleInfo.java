// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.nodes;

/**
 * The bundle that a node comes from, as it is noted with each node.
 *
 * @param name name
 * @param symbolicName symbolic name
 * @param vendor vendor
 * @param version version
 */
public record BundleInfo(String name, String symbolicName, String vendor, String version) {}
