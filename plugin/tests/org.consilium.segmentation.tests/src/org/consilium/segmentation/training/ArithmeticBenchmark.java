// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.Test;

/**
 * Measures a step of training and the sampling of a case in the arithmetic of CONSILIUM_ARITHMETIC; no test. Run it with
 * reproducible and with fastest to see what the former costs. The median of several, the first left out.
 */
final class ArithmeticBenchmark {

    private static final int REPEATS = 5;

    private static final Pattern EPOCH = Pattern.compile("Epoch .* took ([0-9.]+) s");

    @Test
    void prints() {
        System.out.println(PyTorch.arithmetic());
        measure(Profile.COMPACT, 6, 64);
        measure(Profile.PAPER, 2, 64);
    }

    private static void measure(Profile profile, int cases, int side) {
        TrainSettings settings = new TrainSettings(
                new NetworkSettings(Method.CONSILIUM, profile, true),
                new Optimisation(REPEATS + 1, cases, 1e-3, 1),
                new LossSettings(1, 1e-3, 1, GedKind.PRODUCT, 6),
                Augmentation.FLIPS,
                new Selection(0, 0),
                2,
                11);
        try (Synthetic data = Synthetic.of(cases, 4, side, side)) {
            List<Double> seconds = new ArrayList<>();
            Trained trained =
                    HarmonizerTrainer.train(data.cases(), null, settings, Device.cpu(), (fraction, message) -> {
                        Matcher epoch = EPOCH.matcher(message);
                        if (epoch.matches()) {
                            seconds.add(Double.valueOf(epoch.group(1)));
                        }
                    });
            double step = median(seconds.stream().skip(1).toList());
            try (NamedTensors parameters = trained.parameters()) {
                double sampling = median(IntStream.rangeClosed(0, REPEATS)
                        .mapToObj(i -> sample(trained, parameters, data))
                        .skip(1)
                        .toList());
                System.out.printf(
                        Locale.ROOT,
                        "%s: step of %d cases %.3f s, 16 samples of %d cases %.3f s%n",
                        profile.name(),
                        cases,
                        step,
                        cases,
                        sampling);
            }
        }
    }

    private static double sample(Trained trained, NamedTensors parameters, Synthetic data) {
        long start = System.nanoTime();
        ProbabilisticSampler.sample(
                        trained.card(),
                        parameters,
                        data.cases(),
                        new SampleSettings(16, false, 20, 3),
                        Device.cpu(),
                        (fraction, message) -> {})
                .close();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
