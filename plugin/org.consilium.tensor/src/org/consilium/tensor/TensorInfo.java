// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Locale;
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

    /** Type and shape of an open tensor; keeps no hold of it. */
    public static TensorInfo of(NDArray tensor) {
        return new TensorInfo(tensor.getDataType(), tensor.getShape());
    }

    /** The size of all elements in bytes. */
    public long bytes() {
        return Math.multiplyExact(shape.size(), (long) type.getNumOfBytes());
    }

    /** The type of the elements in lower case, as in "float32", whatever the locale: DJL's own word depends on it. */
    public String typeName() {
        return type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return typeName() + shape;
    }
}
