// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import org.consilium.ground.Progress;
import org.consilium.segmentation.Lesions;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.data.CaseSet;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.EvaluationCase;
import org.consilium.segmentation.metrics.GedEvaluation;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network that is right can learn a few cases by heart, with the spread of their raters. */
@Tag("slow")
class OverfitTest {

    private static final Progress SILENT = (fraction, message) -> {};
    private static final int CASES = 8;
    private static final int SIZE = 64;
    private static final int SAMPLES = 50;

    @Test
    void eightCasesAreLearnedWithTheirSpread() {
        TrainSettings settings = new TrainSettings(
                new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                new Optimisation(300, CASES, 4e-3, 5),
                new LossSettings(0.01, 1e-3, 5, GedKind.PRODUCT, 6),
                Augmentation.NONE,
                new Selection(0, 0),
                2,
                1);
        try (Lesions lesions = Lesions.of(CASES, SIZE, 1)) {
            Trained trained = HarmonizerTrainer.train(lesions.cases(), null, settings, Device.cpu(), SILENT);
            try (NamedTensors model = trained.parameters();
                    NamedTensors samples = ProbabilisticSampler.sample(
                            trained.card(),
                            model,
                            lesions.cases(),
                            new SampleSettings(SAMPLES, false, 5, 7),
                            Device.cpu(),
                            SILENT)) {
                double ged = 0;
                double labels = 0;
                for (int i = 0; i < CASES; i++) {
                    CaseMetrics metrics = evaluated(lesions.cases(), samples, i);
                    ged += metrics.value(MetricInfo.GED).value() / CASES;
                    labels += metrics.value(MetricInfo.LABEL_DIVERSITY).value() / CASES;
                }
                assertTrue(labels > 0.05, "the raters differ by " + labels);
                assertTrue(ged < labels / 4, "GED " + ged + ", mean distance of the raters " + labels);
            }
        }
    }

    private static CaseMetrics evaluated(CaseSet cases, NamedTensors samples, int index) {
        EvaluationCase.Builder builder = EvaluationCase.builder("case " + index, "patient", SIZE, SIZE);
        try (NDArray stored = cases.masks().get(index);
                NDArray maps = samples.get(ProbabilisticSampler.PROBABILITIES).get(index)) {
            ByteBuffer bytes = stored.toByteBuffer();
            byte[] masks = new byte[bytes.remaining()];
            bytes.get(masks);
            for (int r = 0; r < cases.raters().size(); r++) {
                builder.addLabel(cases.raters().get(r), masks, r * SIZE * SIZE);
            }
            float[] probabilities = maps.toFloatArray();
            for (int k = 0; k < SAMPLES; k++) {
                builder.addSample(probabilities, k * SIZE * SIZE);
            }
        }
        return GedEvaluation.evaluate(builder.build());
    }
}
