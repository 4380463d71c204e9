// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

/** A choice that has a type, such as a column. */
public final class TypedStringChoice {

    private TypedStringChoice() {}
}
