// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSource;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.model.SeenCases;
import org.consilium.segmentation.network.Profile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the best epoch is chosen. */
class ValidationTest {

    private static final Progress SILENT = (fraction, message) -> {};

    @BeforeAll
    static void start() {
        PyTorch.engine();
    }

    private static TrainSettings settings(int epochs, double learningRate, int samples, int patience) {
        return new TrainSettings(
                new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                new Optimisation(epochs, 4, learningRate),
                new LossSettings(0.5, 1e-3, 0, GedKind.PRODUCT, 2),
                Augmentation.NONE,
                new Selection(0.25, patience),
                samples,
                11);
    }

    /** One sample cannot match three raters one to one: there was no figure, and patience never fired. */
    @Test
    void anEpochIsChosenWithFewerSamplesThanRaters() {
        try (Synthetic data = Synthetic.of(6, 3, 32, 32)) {
            Trained trained =
                    HarmonizerTrainer.train(data.cases(), null, settings(12, 1e-9, 1, 1), Device.cpu(), SILENT);
            trained.parameters().close();
            assertTrue(trained.curve().size() < 12, "patience never fired");
            assertFalse(Double.isNaN(trained.curve().get(0).validationDice()));
            assertTrue(
                    trained.warnings().stream().anyMatch(warning -> warning.contains("Validation samples is 1")),
                    trained.warnings().toString());
        }
    }

    @Test
    void aValidationCaseIsReadOnceAnEpoch() {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32);
                Synthetic held = Synthetic.of(2, 2, 32, 32)) {
            AtomicInteger reads = new AtomicInteger();
            CaseSource counted = counting(held.cases(), reads);
            Trained trained =
                    HarmonizerTrainer.train(data.cases(), counted, settings(2, 1e-3, 2, 0), Device.cpu(), SILENT);
            trained.parameters().close();
            // once for the digest, once in each of two epochs, and once for the yardstick of the chosen one
            assertEquals(2 * 4, reads.get());
        }
    }

    /** A posterior that adds nothing is spoken of where the samples are no better than the one mask of their mean. */
    @Test
    void aCollapsedPosteriorIsMeasured() {
        try (Synthetic data = Synthetic.of(6, 3, 32, 32)) {
            TrainSettings collapsed = new TrainSettings(
                    new NetworkSettings(Method.PROBABILISTIC_UNET, Profile.COMPACT, false),
                    new Optimisation(2, 4, 1e-3),
                    new LossSettings(1000, 0, 0, GedKind.PRODUCT, 2),
                    Augmentation.NONE,
                    new Selection(0.25, 0),
                    4,
                    11);
            Trained trained = HarmonizerTrainer.train(data.cases(), null, collapsed, Device.cpu(), SILENT);
            trained.parameters().close();
            LearningCurve chosen = trained.curve().stream()
                    .filter(LearningCurve::chosen)
                    .findFirst()
                    .orElseThrow();
            assertEquals(0, chosen.activeLatent());
            Map<String, Double> metrics = trained.card().training().metrics();
            assertEquals(chosen.epoch(), metrics.get("epoch"));
            double meanMask = metrics.get("validation_mean_mask_ged");
            List<String> said = trained.warnings().stream()
                    .filter(warning -> warning.startsWith("The posterior has collapsed"))
                    .toList();
            assertEquals(chosen.validationGed() >= meanMask, !said.isEmpty(), said + " for " + metrics);
            String figures = String.format(Locale.ROOT, "%.4f against %.4f", chosen.validationGed(), meanMask);
            assertTrue(said.stream().allMatch(warning -> warning.contains(figures)), said.toString());
        }
    }

    @Test
    void aPatientOnBothSidesIsNoticed() {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32);
                Synthetic held = data.named(
                        List.of(1), List.of(renamed(data.cases().cases().get(1), "other")));
                Synthetic others = data.named(List.of(3), List.of(new CaseInfo("x", "new", "x", 0, 1, 1)))) {
            TrainSettings settings = settings(1, 1e-3, 2, 0);
            Trained both = HarmonizerTrainer.train(data.cases(), held.cases(), settings, Device.cpu(), SILENT);
            Trained apart = HarmonizerTrainer.train(data.cases(), others.cases(), settings, Device.cpu(), SILENT);
            both.parameters().close();
            apart.parameters().close();
            assertTrue(
                    both.warnings().stream().anyMatch(warning -> warning.startsWith("1 of the 1 validation cases")),
                    both.warnings().toString());
            assertEquals(List.of(), apart.warnings());
            SeenCases seen = apart.card().training().seen();
            assertEquals(4, seen.count(data.cases().cases()));
            assertEquals(0, seen.count(others.cases().cases()));
            assertEquals(
                    seen, ModelCard.fromJson(apart.card().toJson()).training().seen());
            assertFalse(apart.card().toJson().contains("patient 0"), "names stay out of the card");
        }
    }

    private static CaseInfo renamed(CaseInfo info, String id) {
        return new CaseInfo(id, info.patient(), id, 0, 1, 1);
    }

    private static CaseSource counting(CaseSource all, AtomicInteger reads) {
        return new CaseSource() {
            @Override
            public List<String> raters() {
                return all.raters();
            }

            @Override
            public List<CaseInfo> cases() {
                return all.cases();
            }

            @Override
            public int channels() {
                return all.channels();
            }

            @Override
            public int height() {
                return all.height();
            }

            @Override
            public int width() {
                return all.width();
            }

            @Override
            public boolean present(int index, int rater) {
                return all.present(index, rater);
            }

            @Override
            public Slices gather(int[] indices, NDManager manager) {
                reads.addAndGet(indices.length);
                return all.gather(indices, manager);
            }
        };
    }
}
