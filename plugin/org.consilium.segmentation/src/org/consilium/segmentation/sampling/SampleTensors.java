// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.tensor.NamedTensors;

/**
 * The tensors of all cases, filled case by case so that there is never a second copy of them. The manager that is
 * handed in owns them.
 */
final class SampleTensors {

    private final NDManager owner;
    private final int cases;
    private final SampleSettings settings;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();

    SampleTensors(final NDManager owner, final int cases, final SampleSettings settings) {
        this.owner = owner;
        this.cases = cases;
        this.settings = settings;
    }

    /**
     * @param samples probabilities [K,H,W]; null if none were drawn
     * @param personal probabilities [R,H,W]; null if none were made
     */
    void put(final int index, final NDArray samples, final NDArray personal) {
        final boolean masks = settings.maps().contains(SampleMap.MASKS);
        if (samples != null) {
            row(ProbabilisticSampler.PROBABILITIES, index, samples);
            if (masks) {
                row(ProbabilisticSampler.MASKS, index, mask(samples));
            }
        }
        if (personal != null) {
            row(ProbabilisticSampler.PERSONAL, index, personal);
            if (masks) {
                row(ProbabilisticSampler.PERSONAL_MASKS, index, mask(personal));
            }
        }
        putMaps(index, samples != null ? samples : personal);
    }

    private void putMaps(final int index, final NDArray probabilities) {
        if (settings.maps().stream().allMatch(map -> map == SampleMap.MASKS)) {
            return;
        }
        final Shape size = new Shape(
                probabilities.getShape().get(1), probabilities.getShape().get(2));
        final Uncertainty uncertainty = Uncertainty.of(probabilities.toFloatArray(), (int) size.size());
        putMap(index, SampleMap.MEAN, uncertainty.mean(), size);
        putMap(index, SampleMap.ENTROPY, uncertainty.entropy(), size);
        putMap(index, SampleMap.VARIANCE, uncertainty.variance(), size);
        putMap(index, SampleMap.AGREEMENT, uncertainty.agreement(), size);
    }

    private void putMap(final int index, final SampleMap map, final float[] values, final Shape size) {
        if (settings.maps().contains(map)) {
            try (NDArray one = owner.create(values, size)) {
                row(map.tensor(), index, one);
            }
        }
    }

    private static NDArray mask(final NDArray probabilities) {
        return probabilities.gt(Uncertainty.THRESHOLD).toType(DataType.UINT8, false);
    }

    private void row(final String name, final int index, final NDArray values) {
        tensors.computeIfAbsent(name, key -> all(values)).set(new NDIndex(index), values);
    }

    private NDArray all(final NDArray first) {
        final Shape shape = new Shape(cases).addAll(first.getShape());
        final NDArray all = owner.zeros(shape, first.getDataType(), first.getDevice());
        NDScope.unregister(all);
        return all;
    }

    /** The caller owns the result, and with it the manager. */
    NamedTensors finish() {
        return new NamedTensors(owner, tensors);
    }
}
