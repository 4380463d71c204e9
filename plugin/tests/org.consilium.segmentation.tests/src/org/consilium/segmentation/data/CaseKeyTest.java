// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.consilium.segmentation.metrics.GedEvaluation;
import org.consilium.segmentation.metrics.MetricSummary;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.segmentation.selection.CaseSplit;
import org.consilium.segmentation.selection.Strata;
import org.consilium.segmentation.training.HarmonizerTrainer;
import org.consilium.segmentation.training.LossSettings;
import org.consilium.segmentation.training.NetworkSettings;
import org.consilium.segmentation.training.Optimisation;
import org.consilium.segmentation.training.Selection;
import org.consilium.segmentation.training.TrainSettings;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two installations call the same patients differently, and keep their cases in another order: the figures are one. */
class CaseKeyTest {

    private static final Progress SILENT = (fraction, message) -> {};
    private static final List<Integer> HERE = List.of(0, 1, 2, 3, 4, 5, 6, 7);
    private static final List<Integer> THERE = List.of(5, 4, 7, 6, 1, 0, 3, 2);

    @BeforeAll
    static void start() {
        PyTorch.engine();
    }

    /** Digests in no order that the case numbers have. */
    private static String key(int number) {
        return Integer.toHexString(0x1234567 * (number + 3));
    }

    private static CaseInfo info(String installation, int number, boolean keyed) {
        // pseudonyms that sort the other way round in the other installation
        int name = installation.equals("here") ? number : 99 - number;
        int patient = installation.equals("here") ? number / 2 : 99 - number / 2;
        return new CaseInfo(
                installation + name,
                "p" + patient,
                "v" + patient,
                number % 2,
                0.5,
                0.5,
                keyed ? key(number) : null,
                keyed ? "v" + key(number / 2) : null);
    }

    private static List<CaseInfo> infos(String installation, List<Integer> numbers) {
        return numbers.stream().map(n -> info(installation, n, true)).toList();
    }

    private static Set<Integer> numbers(List<Integer> indices, List<Integer> order) {
        Set<Integer> numbers = new HashSet<>();
        indices.forEach(i -> numbers.add(order.get(i)));
        return numbers;
    }

    @Test
    void bothDrawTheSamePatients() {
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(
                    numbers(
                            CaseSplit.share(infos("here", HERE), Strata.none(), 0.5, seed)
                                    .first(),
                            HERE),
                    numbers(
                            CaseSplit.share(infos("there", THERE), Strata.none(), 0.5, seed)
                                    .first(),
                            THERE));
        }
    }

    /** What 0.1 drew from ports that it saved, whose cases have no key. */
    @Test
    void withoutKeysTheDrawIsThatOf01() {
        List<CaseInfo> cases = HERE.stream().map(n -> info("here", n, false)).toList();
        List<List<Integer>> drawn = new ArrayList<>();
        for (int seed = 1; seed <= 4; seed++) {
            drawn.add(CaseSplit.share(cases, Strata.none(), 0.5, seed).first());
        }
        assertEquals(
                List.of(List.of(4, 5, 6, 7), List.of(2, 3, 4, 5), List.of(2, 3, 6, 7), List.of(0, 1, 2, 3)), drawn);
    }

    @Test
    void bothGetTheSameIntervals() {
        assertEquals(summary("here", HERE), summary("there", THERE));
    }

    private static List<String> summary(String installation, List<Integer> numbers) {
        List<CaseMetrics> metrics = new ArrayList<>();
        for (int number : numbers) {
            byte[] mask = new byte[16];
            float[] sample = new float[16];
            for (int i = 0; i < 16; i++) {
                mask[i] = (byte) (i <= number ? 1 : 0);
                sample[i] = i <= 2 * number % 13 ? 1 : 0;
            }
            RatedCase rated =
                    new RatedCase(info(installation, number, true), 4, 4, Map.of("A", BitMask.ofBytes(mask, 0, 16)));
            metrics.add(GedEvaluation.evaluate(
                    EvaluationCase.builder(rated).addSample(sample, 0).build()));
        }
        return GedEvaluation.summarize(metrics, 1).stream()
                .map(MetricSummary::toString)
                .toList();
    }

    @Test
    void bothTrainTheSameModelAndDrawTheSameSamples() {
        try (Synthetic all = Synthetic.of(8, 2, 32, 32);
                Synthetic here = all.named(HERE, infos("here", HERE));
                Synthetic there = all.named(THERE, infos("there", THERE));
                Synthetic unkeyed = all.named(
                        THERE, HERE.stream().map(n -> info("here", n, false)).toList())) {
            Trained a = train(here);
            Trained b = train(there);
            try (NamedTensors one = a.parameters();
                    NamedTensors two = b.parameters();
                    NamedTensors three = train(unkeyed).parameters()) {
                for (String name : one.names()) {
                    assertArrayEquals(
                            one.get(name).toFloatArray(), two.get(name).toFloatArray(), name);
                }
                assertEquals(
                        a.card().training().dataDigest(), b.card().training().dataDigest());
                assertFalse(
                        Arrays.equals(
                                one.get("prior.head.bias").toFloatArray(),
                                three.get("prior.head.bias").toFloatArray()),
                        "noise must hang on the keys");
                try (NamedTensors drawnHere = sample(a, one, here);
                        NamedTensors drawnThere = sample(a, one, there)) {
                    assertArrayEquals(
                            drawnHere.get("probabilities").get(5).toFloatArray(),
                            drawnThere.get("probabilities").get(0).toFloatArray());
                }
            }
        }
    }

    private static NamedTensors sample(Trained model, NamedTensors parameters, Synthetic data) {
        return ProbabilisticSampler.sample(
                model.card(), parameters, data.cases(), new SampleSettings(2, false, 1, 5), Device.cpu(), SILENT);
    }

    private static Trained train(Synthetic data) {
        TrainSettings settings = new TrainSettings(
                new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                new Optimisation(1, 3, 1e-3),
                new LossSettings(0.5, 1e-3, 1, GedKind.PRODUCT, 2),
                Augmentation.FLIPS,
                new Selection(0.25, 0),
                2,
                11);
        return HarmonizerTrainer.train(data.cases(), null, settings, Device.cpu(), SILENT);
    }
}
