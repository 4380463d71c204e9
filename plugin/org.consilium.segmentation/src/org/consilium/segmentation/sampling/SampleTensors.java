// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors of all cases, filled case by case so that there is never a second copy of them. The manager that is
 * handed in owns them.
 */
final class SampleTensors implements SampleSink {

    private final NDManager owner;
    private final int cases;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();

    SampleTensors(NDManager owner, int cases) {
        this.owner = owner;
        this.cases = cases;
    }

    @Override
    public void put(String name, int index, NDArray values) {
        tensors.computeIfAbsent(name, key -> all(values)).set(new NDIndex(index), values);
    }

    private NDArray all(NDArray first) {
        Shape shape = new Shape(cases).addAll(first.getShape());
        NDArray all = owner.zeros(shape, first.getDataType(), first.getDevice());
        NDScope.unregister(all);
        return all;
    }

    /** In the manager that was handed in. */
    Map<String, NDArray> tensors() {
        return tensors;
    }
}
