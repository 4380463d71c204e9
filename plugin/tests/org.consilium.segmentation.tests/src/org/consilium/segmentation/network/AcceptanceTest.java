// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.consilium.segmentation.metrics.GedEvaluation;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.training.PhaseTwoLoss;
import org.consilium.segmentation.training.Tape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Properties that any right implementation of the method has, at fresh parameters. Ten checks decide whether this one
 * is; a check that is not here stands in the test that has its means:
 *
 * <ol>
 *   <li>parameter counts: {@link ParameterCountTest}, names and shapes: {@link TorchNamesTest}
 *   <li>the Harmonizer starts as the identity: here
 *   <li>the wavelet transform is undone by its inverse and keeps the energy: here
 *   <li>golden numbers: of metrics in {@link org.consilium.segmentation.metrics.GoldenMetricsTest}, of modules and
 *       losses in {@link GoldenModulesTest} and {@link org.consilium.segmentation.training.GoldenPhasesTest}
 *   <li>phase 2 leaves all else bit-identical, BatchNorm buffers included:
 *       {@code phaseTwoLeavesEverythingElseAsItWas} in {@link org.consilium.segmentation.training.TrainingTest}
 *   <li>every personal parameter gets a gradient: here
 *   <li>the same seed gives the same samples whatever else is in the set:
 *       {@code neitherTheSizeNorTheOrderOfTheSetChangesABit} in {@link
 *       org.consilium.segmentation.sampling.ProbabilisticSamplerTest}
 *   <li>another rater changes nobody else: here, and bit by bit in {@link
 *       org.consilium.segmentation.sampling.ProbabilisticSamplerTest}
 *   <li>eight cases can be learned by heart: a test of training
 *   <li>raters' masks drawn at random have a GED of the raters' own diversity over K: here
 * </ol>
 */
class AcceptanceTest {

    private static final int RATERS = 3;

    private NDManager manager;
    private Ops ops;

    @BeforeEach
    void open() {
        manager = PyTorch.engine().newBaseManager();
        ops = new Ops(manager);
    }

    @AfterEach
    void close() {
        ops.close();
        manager.close();
    }

    private NDArray normal(String key, long... shape) {
        Shape size = new Shape(shape);
        try (NDArray wrapped = manager.create(NoiseStream.of(3, key).gaussians((int) size.size()), size)) {
            return wrapped.duplicate();
        }
    }

    @Test
    @DisplayName("Acceptance check 2: the Harmonizer starts as the identity")
    void theHarmonizerStartsAsTheIdentity() {
        Network with = new Network(Profile.COMPACT, 1, RATERS, PosteriorInput.STACK, true);
        Network without = new Network(Profile.COMPACT, 1, RATERS, PosteriorInput.STACK, false);
        Weights w = new Weights(Network.initialize(with.layout(), manager, 5));
        NDArray x = normal("image", 2, 1, 64, 32);
        Network.Features harmonized = with.features(ops, w, x, false);
        assertEquals(Profile.COMPACT.decoder().size(), harmonized.modulations().size());
        for (Harmonizer.Modulation m : harmonized.modulations()) {
            for (float gamma : m.gamma().toFloatArray()) {
                assertEquals(1f, gamma);
            }
            for (float beta : m.beta().toFloatArray()) {
                assertEquals(0f, beta);
            }
        }
        assertArrayEquals(
                without.features(ops, w, x, false).map().toFloatArray(),
                harmonized.map().toFloatArray());
    }

    @Test
    void startValuesDependOnSeedAndNameOnly() {
        Map<String, ParameterLayout.Entry> all =
                new Network(Profile.COMPACT, 1, RATERS, PosteriorInput.STACK, true).layout();
        String name = "decoder.2.conv1.weight";
        float[] among = Network.initialize(all, manager, 5).get(name).toFloatArray();
        assertArrayEquals(
                among,
                Network.initialize(Map.of(name, all.get(name)), manager, 5)
                        .get(name)
                        .toFloatArray());
        float[] other = Network.initialize(all, manager, 6).get(name).toFloatArray();
        assertTrue(among[0] != other[0]);
    }

    @Test
    @DisplayName("Acceptance check 3: the wavelet transform is orthonormal")
    void haarIsOrthonormal() {
        NDArray x = normal("haar", 2, 3, 10, 14);
        Haar.Bands bands = Haar.forward(ops, x);
        float[] back = Haar.inverse(ops, bands).toFloatArray();
        assertArrayEquals(x.toFloatArray(), back, 1e-6f);
        double energy = 0;
        for (NDArray band : List.of(bands.ll(), bands.lh(), bands.hl(), bands.hh())) {
            energy += band.square().sum().getFloat();
        }
        double original = x.square().sum().getFloat();
        assertEquals(1, energy / original, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 3", "33, 36, 3", "7, 10, 3", "16, 12, 2"})
    void dilationByInterleavingIsTheSameConvolution(int h, int w, int dilation) {
        NDArray x = normal("x", 2, 4, h, w);
        NDArray weight = normal("w", 4, 1, 7, 7);
        NDArray bias = normal("b", 4);
        float[] direct =
                ops.convolve(x, weight, bias, 1, 3 * dilation, dilation, 4).toFloatArray();
        assertArrayEquals(
                direct, ops.dilatedDepthwise(x, weight, bias, dilation).toFloatArray(), 2e-5f);
    }

    @Test
    @DisplayName("Acceptance check 6: every personal parameter gets a gradient")
    void everyPersonalParameterLearns() {
        Network network = new Network(Profile.COMPACT, 1, RATERS, PosteriorInput.STACK, true);
        Map<String, NDArray> parameters = new LinkedHashMap<>(Network.initialize(network.layout(), manager, 5));
        Map<String, NDArray> personal =
                Network.initialize(ParameterLayout.personalization(network.profile(), RATERS), manager, 5);
        // o_i starts at zero and shuts the direct path; one step later it is open
        for (int i = 0; i < RATERS; i++) {
            personal.put(
                    "personal.o." + i + ".weight",
                    normal("open " + i, 6, network.profile().reduced()));
        }
        parameters.putAll(personal);
        personal.values().forEach(Tape::require);
        NDArray f = normal("f", 2, network.profile().features(), 32, 32);
        NDArray masks = normal("masks", 2, RATERS, 32, 32).gt(0).toType(ai.djl.ndarray.types.DataType.FLOAT32, true);
        try (Tape tape = new Tape()) {
            tape.backward(new PhaseTwoLoss(0.1)
                    .of(
                            ops,
                            network,
                            new Weights(parameters),
                            f,
                            normal("bank", 2, 20, 6),
                            masks,
                            manager.ones(new Shape(2, RATERS)))
                    .total());
        }
        personal.forEach((name, tensor) -> {
            double largest = tensor.getGradient().abs().max().getFloat();
            // softmax ignores a shift of all scores, so this bias has no gradient but rounding
            if (!name.equals("personal.key.bias")) {
                assertTrue(largest > 1e-9, name + " has no gradient");
            }
        });
    }

    @Test
    @DisplayName("Acceptance check 8: another rater changes nobody else")
    void anotherRaterChangesNobodyElse() {
        Network four = new Network(Profile.COMPACT, 1, 4, PosteriorInput.STACK, true);
        Map<String, NDArray> parameters =
                new HashMap<>(Network.initialize(ParameterLayout.personalization(four.profile(), 4), manager, 5));
        Weights w = new Weights(parameters).in("personal");
        NDArray f = normal("f", 1, four.profile().features(), 32, 32);
        NDArray bank = normal("bank", 1, 20, 6);
        Personalization.Shared shared = Personalization.shared(ops, w, f);
        float[] alone = Personalization.codes(ops, w, shared, bank, List.of(1)).toFloatArray();
        float[] among = Personalization.codes(ops, w, shared, bank, List.of(0, 1, 2, 3))
                .get(":, 1")
                .toFloatArray();
        assertArrayEquals(alone, among, 1e-5f);
    }

    @Test
    @DisplayName("Acceptance check 10: raters' masks drawn at random have GED = label diversity / K on average")
    void anOracleReachesTheDiversityOverItsNumberOfSamples() {
        int n = 3;
        int k = 3;
        int pixels = 30;
        NoiseStream noise = NoiseStream.of(21);
        byte[] masks = new byte[n * pixels];
        for (int i = 0; i < masks.length; i++) {
            masks[i] = (byte) (noise.nextDouble() < 0.4 ? 1 : 0);
        }
        // the third rater sees nothing
        java.util.Arrays.fill(masks, 2 * pixels, 3 * pixels, (byte) 0);
        double sum = 0;
        double diversity = 0;
        int draws = n * n * n;
        for (int draw = 0; draw < draws; draw++) {
            EvaluationCase.Builder builder = EvaluationCase.builder("case", "patient", 5, 6);
            for (int r = 0; r < n; r++) {
                builder.addLabel("R" + r, masks, r * pixels);
            }
            for (int j = 0, rest = draw; j < k; j++, rest /= n) {
                float[] sample = new float[pixels];
                for (int i = 0; i < pixels; i++) {
                    sample[i] = masks[rest % n * pixels + i];
                }
                builder.addSample(sample, 0);
            }
            CaseMetrics metrics = GedEvaluation.evaluate(builder.build());
            sum += metrics.value(MetricInfo.GED).value();
            diversity = metrics.value(MetricInfo.LABEL_DIVERSITY).value();
        }
        assertTrue(diversity > 0.1, "diversity " + diversity);
        assertEquals(diversity / k, sum / draws, 1e-12);
    }
}
