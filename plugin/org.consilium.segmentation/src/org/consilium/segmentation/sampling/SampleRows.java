// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.consilium.ground.MaskThreshold;

/** Makes of the predictions of one case what is asked for, and hands it on under the names of the tensors. */
final class SampleRows {

    private final NDManager manager;
    private final SampleSettings settings;
    private final SampleSink sink;

    /** @param manager on the device of the predictions; only borrowed */
    SampleRows(NDManager manager, SampleSettings settings, SampleSink sink) {
        this.manager = manager;
        this.settings = settings;
        this.sink = sink;
    }

    /**
     * @param samples probabilities [K,H,W]; null if none were drawn
     * @param personal probabilities [R,H,W]; null if none were made
     */
    void put(int index, NDArray samples, NDArray personal) throws IOException {
        boolean masks = settings.maps().contains(SampleMap.MASKS);
        if (samples != null) {
            sink.put(ProbabilisticSampler.PROBABILITIES, index, samples);
            if (masks) {
                sink.put(ProbabilisticSampler.MASKS, index, mask(samples));
            }
        }
        if (personal != null) {
            sink.put(ProbabilisticSampler.PERSONAL, index, personal);
            if (masks) {
                sink.put(ProbabilisticSampler.PERSONAL_MASKS, index, mask(personal));
            }
        }
        putMaps(index, samples != null ? samples : personal);
    }

    private void putMaps(int index, NDArray probabilities) throws IOException {
        if (settings.maps().stream().allMatch(map -> map == SampleMap.MASKS)) {
            return;
        }
        Shape size = new Shape(
                probabilities.getShape().get(1), probabilities.getShape().get(2));
        Uncertainty uncertainty = Uncertainty.of(probabilities.toFloatArray(), (int) size.size());
        putMap(index, SampleMap.MEAN, uncertainty.mean(), size);
        putMap(index, SampleMap.ENTROPY, uncertainty.entropy(), size);
        putMap(index, SampleMap.VARIANCE, uncertainty.variance(), size);
        putMap(index, SampleMap.AGREEMENT, uncertainty.agreement(), size);
    }

    private void putMap(int index, SampleMap map, float[] values, Shape size) throws IOException {
        if (settings.maps().contains(map)) {
            try (NDArray one = manager.create(values, size)) {
                sink.put(map.tensor(), index, one);
            }
        }
    }

    private static NDArray mask(NDArray probabilities) {
        return probabilities.gt((float) MaskThreshold.VALUE).toType(DataType.UINT8, false);
    }
}
