// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names, types and shapes of a set of tensors. Two layouts are equal if they say the same of the same names, in any
 * order.
 *
 * @param tensors what is known of each tensor, by name
 */
public record TensorLayout(Map<String, TensorInfo> tensors) {

    public TensorLayout {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }

    /** Types and shapes of open tensors in the order of the map; keeps no hold of them. */
    public static TensorLayout of(Map<String, NDArray> set) {
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        set.forEach((name, tensor) -> tensors.put(name, TensorInfo.of(tensor)));
        return new TensorLayout(tensors);
    }

    /** The size of all elements of all tensors in bytes. */
    public long bytes() {
        return tensors.values().stream().mapToLong(TensorInfo::bytes).reduce(0, Math::addExact);
    }

    /**
     * Says in one phrase where two layouts differ first.
     *
     * @return for example "'masks' is uint8(4, 2) where uint8(4, 3) was expected"; empty if they do not differ
     */
    public String differenceFrom(TensorLayout expected) {
        for (Map.Entry<String, TensorInfo> entry : expected.tensors.entrySet()) {
            TensorInfo here = tensors.get(entry.getKey());
            if (here == null) {
                return "'" + entry.getKey() + "' is missing";
            }
            if (!here.equals(entry.getValue())) {
                return "'" + entry.getKey() + "' is " + here + " where " + entry.getValue() + " was expected";
            }
        }
        for (String name : tensors.keySet()) {
            if (!expected.tensors.containsKey(name)) {
                return "'" + name + "' was not expected";
            }
        }
        return "";
    }
}
