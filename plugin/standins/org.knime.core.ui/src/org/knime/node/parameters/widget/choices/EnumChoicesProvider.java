// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.choices;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;

/** Lists enum constants to choose from. */
public interface EnumChoicesProvider<E extends Enum<E>> extends ChoicesStateProvider<EnumChoice<E>> {
    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    default List<E> choices(NodeParametersInput input) {
        throw new UnsupportedOperationException("Override choices or computeState");
    }

    @Override
    default List<EnumChoice<E>> computeState(NodeParametersInput input) {
        return choices(input).stream().map(EnumChoice::fromEnumConst).toList();
    }
}
