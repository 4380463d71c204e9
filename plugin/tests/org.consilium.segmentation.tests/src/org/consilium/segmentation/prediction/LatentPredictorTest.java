// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.network.Weights;
import org.junit.jupiter.api.Test;

class LatentPredictorTest {

    private static final CaseInfo CASE = new CaseInfo("case", "patient", "volume", 0, 1, 1);

    @Test
    void manySamplesOfALargeImageAreDecodedInParts() {
        Network network = new Network(Profile.COMPACT, 1, 2, PosteriorInput.SUMMARY, true);
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            Map<String, NDArray> parameters = Network.initialize(network.layout(), manager, 1);
            NDArray image = manager.create(NoiseStream.of(1).gaussians(32 * 32), new Shape(1, 1, 32, 32));
            // 8 maps of 1024 pixels a sample: two samples a part
            try (Predictor together = new LatentPredictor(network, new Weights(parameters), manager, 3);
                    Predictor parts = new LatentPredictor(network, new Weights(parameters), manager, 3, 7, 17_000);
                    Predictor single = new LatentPredictor(network, new Weights(parameters), manager, 3, 1)) {
                NDArray expected = together.samples(together.encode(image), CASE, 7);
                NDArray actual = parts.samples(parts.encode(image), CASE, 7);
                assertEquals(new Shape(7, 32, 32), actual.getShape());
                assertArrayEquals(expected.toFloatArray(), actual.toFloatArray(), 1e-6f);
                assertArrayEquals(
                        expected.toFloatArray(),
                        single.samples(single.encode(image), CASE, 7).toFloatArray(),
                        1e-6f);
            }
        }
    }

    @Test
    void imagesMayHaveSeveralChannels() {
        Network network = new Network(Profile.COMPACT, 3, 2, PosteriorInput.SUMMARY, true);
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            Map<String, NDArray> parameters = new LinkedHashMap<>(Network.initialize(network.layout(), manager, 1));
            parameters.putAll(Network.initialize(network.personalLayout(), manager, 1));
            NDArray image = manager.create(NoiseStream.of(1).gaussians(3 * 64 * 32), new Shape(1, 3, 64, 32));
            try (Predictor predictor = new LatentPredictor(network, new Weights(parameters), manager, 3)) {
                Predictor.Encoded encoded = predictor.encode(image);
                assertEquals(
                        new Shape(4, 64, 32),
                        predictor.samples(encoded, CASE, 4).getShape());
                assertEquals(
                        new Shape(2, 64, 32),
                        predictor.personal(encoded, CASE, 10).getShape());
            }
        }
    }

    /** Two windows that show the very same pixels: whatever differs in their predictions would be a seam. */
    @Test
    void windowsOfOneImageShareAllNoise() {
        Network network = new Network(Profile.COMPACT, 1, 2, PosteriorInput.SUMMARY, true);
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            Map<String, NDArray> parameters = new LinkedHashMap<>(Network.initialize(network.layout(), manager, 1));
            parameters.putAll(Network.initialize(network.personalLayout(), manager, 1));
            NDArray image = manager.create(NoiseStream.of(1).gaussians(32 * 32), new Shape(1, 1, 32, 32));
            CaseInfo left = window("left", "slice 1");
            CaseInfo right = window("right", "slice 1");
            CaseInfo other = window("other", "slice 2");
            try (Predictor predictor = new LatentPredictor(network, new Weights(parameters), manager, 3)) {
                Predictor.Encoded encoded = predictor.encode(image);
                assertArrayEquals(
                        predictor.samples(encoded, left.alone(), 3).toFloatArray(),
                        predictor.samples(encoded, right.alone(), 3).toFloatArray());
                assertArrayEquals(
                        predictor.personal(encoded, left, 10).toFloatArray(),
                        predictor.personal(encoded, right, 10).toFloatArray());
                assertFalse(Arrays.equals(
                        predictor.samples(encoded, left.alone(), 3).toFloatArray(),
                        predictor.samples(encoded, other.alone(), 3).toFloatArray()));
            }
        }
    }

    private static CaseInfo window(String key, String imageKey) {
        return new CaseInfo(key, "patient", "volume", 0, 1, 1, key, "volume key", imageKey);
    }
}
