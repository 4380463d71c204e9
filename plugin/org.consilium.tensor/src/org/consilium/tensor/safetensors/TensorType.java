// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The element types of a safetensors file that the engine can hold. Others (BF16, I16 and the wider unsigned ones) are
 * refused: asking the engine for such a tensor ends the whole process.
 */
enum TensorType {
    F64(DataType.FLOAT64),
    F32(DataType.FLOAT32),
    F16(DataType.FLOAT16),
    I64(DataType.INT64),
    I32(DataType.INT32),
    I8(DataType.INT8),
    U8(DataType.UINT8),
    BOOL(DataType.BOOLEAN);

    private final DataType type;

    TensorType(DataType type) {
        this.type = type;
    }

    DataType type() {
        return type;
    }

    int bytes() {
        return type.getNumOfBytes();
    }

    /** Whether the bytes between position and limit are values of this type: a truth value is 0 or 1. */
    boolean allows(ByteBuffer bytes) {
        if (this == BOOL) {
            for (int i = bytes.position(); i < bytes.limit(); i++) {
                if ((bytes.get(i) & 0xFE) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    static Optional<TensorType> named(String name) {
        for (TensorType candidate : values()) {
            if (candidate.name().equals(name)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    static Optional<TensorType> of(DataType type) {
        for (TensorType candidate : values()) {
            if (candidate.type == type) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
