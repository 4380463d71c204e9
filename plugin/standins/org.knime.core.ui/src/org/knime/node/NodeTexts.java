// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

/**
 * The texts of a node.
 *
 * @param name name
 * @param icon path of the icon beside the factory
 * @param shortText one sentence
 * @param fullText HTML
 */
record NodeTexts(String name, String icon, String shortText, String fullText) {}
