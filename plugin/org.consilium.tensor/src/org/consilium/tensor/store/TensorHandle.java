// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

/**
 * Stands for the tensors of one id in a {@link TensorStore}. All copies of a port object share the handle of their id;
 * when the last of them is gone, the garbage collector tells the store to free the tensors.
 */
public final class TensorHandle {

    private final String id;

    TensorHandle(String id) {
        this.id = id;
    }

    /** The id that the tensors are published and leased under. */
    public String id() {
        return id;
    }

    @Override
    public String toString() {
        return "TensorHandle[" + id + "]";
    }
}
