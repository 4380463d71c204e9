// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.updates;

import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;

/** Computes what a dialog shows. Only a dialog calls it. */
public interface StateProvider<S> {
    void init(StateProviderInitializer initializer);

    S computeState(NodeParametersInput input);

    /** Tells when a state is computed and from what. */
    interface StateProviderInitializer {
        NodeParametersInput getNodeParametersInput();

        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> reference);

        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> reference);

        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> reference);

        <T> Supplier<T> computeFromProvidedState(Class<? extends StateProvider<T>> provider);

        void computeOnButtonClick(Class<? extends ButtonReference> reference);

        void computeBeforeOpenDialog();

        void computeAfterOpenDialog();
    }
}
