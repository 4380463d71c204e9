// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import org.consilium.tensor.NamedTensors;

/**
 * The right to read tensors until it is closed. They stay where they are for that long; afterwards the store may free
 * them at any time. Whoever acquired a lease closes it, once, best with try-with-resources.
 */
public interface TensorLease extends AutoCloseable {

    /**
     * The tensors, owned by the store: to be read, never to be changed in place or closed.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    NamedTensors tensors();

    /**
     * Gives the tensors back.
     *
     * @throws IllegalStateException if the lease was closed before
     */
    @Override
    void close();
}
