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

    /** All parameters of a model; the map is not copied, and its tensors must stay open while this is used. */
    public Weights(Map<String, NDArray> tensors) {
        this(tensors, "");
    }

    private Weights(Map<String, NDArray> tensors, String prefix) {
        this.tensors = tensors;
        this.prefix = prefix;
    }

    /** The parameters whose names start with the module's name and a dot. */
    public Weights in(String module) {
        return new Weights(tensors, prefix + module + ".");
    }

    /** @throws NoSuchElementException naming the parameter */
    public NDArray get(String name) {
        NDArray tensor = tensors.get(prefix + name);
        if (tensor == null) {
            throw new NoSuchElementException("The model has no parameter '" + prefix + name + "'.");
        }
        return tensor;
    }

    /** Whether the module has a parameter of that name, which {@link #get} would throw for otherwise. */
    public boolean has(String name) {
        return tensors.containsKey(prefix + name);
    }
}
