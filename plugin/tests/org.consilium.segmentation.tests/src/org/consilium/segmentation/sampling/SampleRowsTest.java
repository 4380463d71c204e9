// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.consilium.pytorch.PyTorch;
import org.junit.jupiter.api.Test;

class SampleRowsTest {

    /** A probability of exactly one half is outside, in samples and in masks per rater. */
    @Test
    void masksBeginAboveOneHalf() throws IOException {
        Map<String, byte[]> masks = new HashMap<>();
        SampleSink sink = (name, index, values) -> {
            assertEquals(3, index);
            if (name.endsWith("asks")) {
                masks.put(name, values.toByteArray());
            }
        };
        SampleSettings settings = new SampleSettings(1, true, 1, 1, NoiseSharing.VOLUME, Set.of(SampleMap.MASKS));
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            NDArray samples = manager.create(new float[] {0, 0.5f, 0.50001f, 1}, new Shape(1, 2, 2));
            NDArray personal = manager.create(new float[] {0.5f, 1, 0.49999f, 0.6f}, new Shape(1, 2, 2));
            new SampleRows(manager, settings, sink).put(3, samples, personal);
        }
        assertEquals(Set.of(ProbabilisticSampler.MASKS, ProbabilisticSampler.PERSONAL_MASKS), masks.keySet());
        assertArrayEquals(new byte[] {0, 0, 1, 1}, masks.get(ProbabilisticSampler.MASKS));
        assertArrayEquals(new byte[] {0, 1, 0, 1}, masks.get(ProbabilisticSampler.PERSONAL_MASKS));
    }
}
