// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Objects;

/**
 * What can be known of a tensor without its values.
 *
 * @param type the type of its elements
 * @param shape the length of each axis; none for a single number
 */
public record TensorInfo(DataType type, Shape shape) {

    public TensorInfo {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(shape, "shape");
    }

    public static TensorInfo of(NDArray tensor) {
        return new TensorInfo(tensor.getDataType(), tensor.getShape());
    }

    /** The size of all elements in bytes. */
    public long bytes() {
        return Math.multiplyExact(shape.size(), (long) type.getNumOfBytes());
    }

    @Override
    public String toString() {
        return type + shape.toString();
    }
}
