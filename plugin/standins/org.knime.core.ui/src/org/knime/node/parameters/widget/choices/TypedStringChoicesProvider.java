// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

/** Lists typed strings to choose from. */
public interface TypedStringChoicesProvider extends ChoicesStateProvider<TypedStringChoice> {
    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }
}
