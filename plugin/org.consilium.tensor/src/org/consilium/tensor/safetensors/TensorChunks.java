// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks over the elements of a tensor in pieces of at most 16 MiB, so that neither the heap nor the engine's limit of
 * 2 GiB a buffer bounds the tensor. Temporary views are closed on the way.
 */
final class TensorChunks implements AutoCloseable {

    private static final int CHUNK_BYTES = 1 << 24;

    private final NDScope scope = new NDScope();
    private final NDArray flat;
    private final DataType type;
    private final long size;
    private final ByteBuffer buffer;
    private long position;

    /** Begins at the first element; for a tensor that is not contiguous this makes a contiguous copy. */
    TensorChunks(NDArray tensor) {
        scope.suppressNotUsedWarning();
        size = tensor.size();
        type = tensor.getDataType();
        // Reshaping an empty tensor to nothing is of no use.
        flat = size == 0 ? null : tensor.reshape(size);
        long longest = Math.min(CHUNK_BYTES, Math.multiplyExact(size, (long) type.getNumOfBytes()));
        buffer = ByteBuffer.allocateDirect((int) longest).order(ByteOrder.nativeOrder());
    }

    boolean hasNext() {
        return position < size;
    }

    /** A buffer of the length of the next piece, to be filled for {@link #fill}; used again for the piece after it. */
    ByteBuffer buffer() {
        return buffer.clear().limit(count() * type.getNumOfBytes());
    }

    /** Sets the next piece from a buffer, whose bytes it copies, and goes on. */
    void fill(ByteBuffer bytes) {
        int count = count();
        try (NDScope step = new NDScope()) {
            step.suppressNotUsedWarning();
            NDArray values = flat.getManager().create(bytes, new Shape(count), type);
            flat.set(piece(count), values);
        }
        position += count;
    }

    /** The bytes of the next piece; goes on. */
    ByteBuffer next() {
        int count = count();
        try (NDScope step = new NDScope()) {
            step.suppressNotUsedWarning();
            ByteBuffer bytes = flat.get(piece(count)).toByteBuffer();
            position += count;
            return bytes;
        }
    }

    @Override
    public void close() {
        scope.close();
    }

    private NDIndex piece(int count) {
        return new NDIndex().addSliceDim(position, position + count);
    }

    private int count() {
        return (int) Math.min(size - position, CHUNK_BYTES / type.getNumOfBytes());
    }
}
