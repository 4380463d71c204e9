// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import java.util.function.Consumer;

/**
 * Holds a result that must be closed while something else may still go wrong: closed with it, unless it was handed over
 * before. Used by one thread.
 *
 * @param <T> what is held
 */
public final class Held<T> implements AutoCloseable {

    private final Consumer<? super T> closing;
    private T held;

    /**
     * @param held owned by this object until it is handed over
     * @param closing frees it
     */
    public Held(T held, Consumer<? super T> closing) {
        this.held = held;
        this.closing = closing;
    }

    /** Tensors; owned by this object until they are handed over. */
    public static Held<NamedTensors> of(NamedTensors tensors) {
        return new Held<>(tensors, NamedTensors::close);
    }

    /** What is held, for use; null after {@link #handOver()}. */
    public T get() {
        return held;
    }

    /** Gives it away; {@link #close()} then does nothing. */
    public T handOver() {
        T given = held;
        held = null;
        return given;
    }

    @Override
    public void close() {
        T left = handOver();
        if (left != null) {
            closing.accept(left);
        }
    }
}
