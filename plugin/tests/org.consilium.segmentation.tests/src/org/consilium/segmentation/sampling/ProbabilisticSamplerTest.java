// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Progress;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.Test;

/** Sampling from a fresh model: what matters is which noise goes where. */
class ProbabilisticSamplerTest {

    private static final Progress SILENT = (fraction, message) -> {};

    private static ModelCard card(final int raters, final boolean personalized) {
        final List<String> names = new ArrayList<>();
        for (int r = 0; r < raters; r++) {
            names.add("R" + r);
        }
        return new ModelCard(
                ModelCard.FORMAT_VERSION,
                "compact",
                1,
                names,
                PosteriorInput.SUMMARY,
                true,
                personalized,
                "",
                null,
                null,
                1,
                1,
                "",
                Map.of(),
                Map.of());
    }

    private static NamedTensors model(final int raters) {
        final NDManager owner = PyTorch.engine().newBaseManager();
        final Network network = new Network(Profile.COMPACT, 1, raters, PosteriorInput.SUMMARY, true);
        final Map<String, NDArray> parameters = new LinkedHashMap<>(Network.initialize(network.layout(), owner, 1));
        parameters.putAll(Network.initialize(ParameterLayout.personalization(Profile.COMPACT, raters), owner, 1));
        return new NamedTensors(owner, parameters);
    }

    private static float[] of(final NamedTensors samples, final String name, final int index) {
        try (NDArray one = samples.get(name).get(index)) {
            return one.toFloatArray();
        }
    }

    @Test
    void aCaseDoesNotDependOnItsCompany() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(6, 2, 40, 36);
                Synthetic few = data.subset(List.of(5, 2))) {
            final SampleSettings settings = new SampleSettings(5, true, 20, 3);
            try (NamedTensors all = ProbabilisticSampler.sample(
                            card(2, true), model, data.cases(), settings, Device.cpu(), SILENT);
                    NamedTensors some = ProbabilisticSampler.sample(
                            card(2, true), model, few.cases(), settings, Device.cpu(), SILENT)) {
                assertEquals(new Shape(6, 5, 40, 36), all.get("probabilities").getShape());
                assertEquals(new Shape(6, 2, 40, 36), all.get("personal").getShape());
                for (final String name : List.of("probabilities", "personal")) {
                    assertArrayEquals(of(all, name, 5), of(some, name, 0), name);
                    assertArrayEquals(of(all, name, 2), of(some, name, 1), name);
                }
                for (final float p : of(all, "probabilities", 0)) {
                    assertTrue(p >= 0 && p <= 1);
                }
            }
        }
    }

    @Test
    void samplesDifferAndFollowTheSeed() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(1, 2, 32, 32)) {
            try (NamedTensors a = sample(model, data, 1);
                    NamedTensors b = sample(model, data, 1);
                    NamedTensors c = sample(model, data, 2)) {
                assertArrayEquals(of(a, "probabilities", 0), of(b, "probabilities", 0));
                assertFalse(Arrays.equals(of(a, "probabilities", 0), of(c, "probabilities", 0)));
                final float[] maps = of(a, "probabilities", 0);
                assertFalse(Arrays.equals(Arrays.copyOf(maps, 1024), Arrays.copyOfRange(maps, 1024, 2048)));
                assertFalse(a.has("personal"));
            }
        }
    }

    private static NamedTensors sample(final NamedTensors model, final Synthetic data, final long seed) {
        return ProbabilisticSampler.sample(
                card(2, false), model, data.cases(), new SampleSettings(3, false, 20, seed), Device.cpu(), SILENT);
    }

    @Test
    void slicesOfAVolumeShareTheirNoise() {
        // with one image for all slices, equal noise is equal samples
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            final NDArray images = data.cases().images();
            for (int i = 1; i < 4; i++) {
                images.set(new ai.djl.ndarray.index.NDIndex(i), images.get(0));
            }
            try (NamedTensors samples = sample(model, data, 1)) {
                assertArrayEquals(of(samples, "probabilities", 0), of(samples, "probabilities", 1));
                assertFalse(Arrays.equals(of(samples, "probabilities", 0), of(samples, "probabilities", 2)));
            }
        }
    }

    @Test
    void anotherRaterChangesNobodyElse() {
        try (NamedTensors two = model(2);
                NamedTensors three = model(3);
                Synthetic data = Synthetic.of(2, 2, 32, 32)) {
            // the same parameters, and those of one rater more
            final Map<String, NDArray> extended = new HashMap<>(three.asMap());
            extended.putAll(two.asMap());
            try (NDManager owner = PyTorch.engine().newBaseManager()) {
                final NamedTensors more = new NamedTensors(owner, extended);
                final SampleSettings settings = new SampleSettings(1, true, 20, 3);
                try (NamedTensors before = ProbabilisticSampler.sample(
                                card(2, true), two, data.cases(), settings, Device.cpu(), SILENT);
                        NamedTensors after = ProbabilisticSampler.sample(
                                card(3, true), more, data.cases(), settings, Device.cpu(), SILENT)) {
                    for (int i = 0; i < 2; i++) {
                        final float[] old = of(before, "personal", i);
                        assertArrayEquals(old, Arrays.copyOf(of(after, "personal", i), old.length));
                    }
                }
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefusedInWords() {
        try (NamedTensors model = model(2);
                Synthetic data = Synthetic.of(1, 2, 32, 32)) {
            final IllegalArgumentException error = assertThrows(
                    IllegalArgumentException.class,
                    () -> ProbabilisticSampler.sample(
                            card(2, false),
                            model,
                            data.cases(),
                            new SampleSettings(1, true, 5, 1),
                            Device.cpu(),
                            SILENT));
            assertTrue(error.getMessage().contains("Prompt Personalize"), error.getMessage());
            assertThrows(
                    CancellationException.class,
                    () -> ProbabilisticSampler.sample(
                            card(2, false),
                            model,
                            data.cases(),
                            new SampleSettings(1, false, 5, 1),
                            Device.cpu(),
                            (fraction, message) -> {
                                throw new CancellationException();
                            }));
            assertThrows(IllegalArgumentException.class, () -> new SampleSettings(0, false, 5, 1));
        }
    }
}
