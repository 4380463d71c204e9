// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

/** Computes choices that have a type. */
public interface TypedStringChoicesProvider extends ChoicesStateProvider<TypedStringChoice> {}
