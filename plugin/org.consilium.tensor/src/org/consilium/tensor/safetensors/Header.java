// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;

/**
 * What stands before the data of a safetensors file: 8 bytes with the length of the JSON text, lowest byte first, and
 * the text.
 *
 * @param tensors the tensors by name
 * @param metadata free text by name
 */
record Header(Map<String, Slot> tensors, Map<String, String> metadata) {

    /** The name under which the metadata stand among the tensors. */
    static final String METADATA = "__metadata__";

    /** The longest JSON text that is read or written, in bytes. */
    static final int MAX_BYTES = 100_000_000;

    /** The bytes of the length in front of the JSON text. */
    static final int PREFIX = 8;

    /**
     * Where a tensor lies.
     *
     * @param type the type of its elements
     * @param shape the length of each axis
     * @param begin offset of its first byte in the data
     * @param end offset of the byte after its last
     */
    record Slot(TensorType type, Shape shape, long begin, long end) {

        long bytes() {
            return end - begin;
        }
    }

    TensorLayout layout() {
        Map<String, TensorInfo> infos = new LinkedHashMap<>();
        tensors.forEach(
                (name, slot) -> infos.put(name, new TensorInfo(slot.type().type(), slot.shape())));
        return new TensorLayout(infos);
    }
}
