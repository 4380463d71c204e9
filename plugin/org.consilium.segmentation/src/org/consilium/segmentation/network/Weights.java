// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.NoSuchElementException;

/** Parameters by their PyTorch names, seen from inside one module. Borrows the tensors, owns none. */
public final class Weights {

    private final Map<String, NDArray> tensors;
    private final String prefix;

    public Weights(final Map<String, NDArray> tensors) {
        this(tensors, "");
    }

    private Weights(final Map<String, NDArray> tensors, final String prefix) {
        this.tensors = tensors;
        this.prefix = prefix;
    }

    /** The parameters whose names start with the module's name and a dot. */
    public Weights in(final String module) {
        return new Weights(tensors, prefix + module + ".");
    }

    /** @throws NoSuchElementException naming the parameter */
    public NDArray get(final String name) {
        final NDArray tensor = tensors.get(prefix + name);
        if (tensor == null) {
            throw new NoSuchElementException("The model has no parameter '" + prefix + name + "'.");
        }
        return tensor;
    }

    public boolean has(final String name) {
        return tensors.containsKey(prefix + name);
    }
}
