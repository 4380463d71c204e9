// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.Lesions;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSet;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.training.HarmonizerTrainer;
import org.consilium.segmentation.training.LossSettings;
import org.consilium.segmentation.training.NetworkSettings;
import org.consilium.segmentation.training.Optimisation;
import org.consilium.segmentation.training.Selection;
import org.consilium.segmentation.training.TrainSettings;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How well the k-th samples of two windows fit together where they overlap: images of 96 pixels, windows of 64 at 0 and 32,
 * as the readers cut them. What is printed stands in docs/method.md.
 */
@Tag("slow")
class WindowSeamTest {
    private static final Progress SILENT = (fraction, message) -> {};
    private static final int IMAGES = 12;
    private static final int SIDE = 96;
    private static final int WINDOW = 64;
    private static final int STEP = 32;
    private static final int SAMPLES = 8;

    @Test
    void oneNoiseForAllWindowsOfAnImageFitsBetterThanOneEach() {
        TrainSettings settings = new TrainSettings(
                new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                new Optimisation(60, 8, 4e-3, 5),
                new LossSettings(0.01, 1e-3, 5, GedKind.PRODUCT, 6),
                Augmentation.NONE,
                new Selection(0, 0),
                2,
                1);
        try (Lesions lesions = Lesions.of(48, WINDOW, 1);
                Lesions images = Lesions.of(IMAGES, SIDE, 9)) {
            Trained trained = HarmonizerTrainer.train(lesions.cases(), null, settings, Device.cpu(), SILENT);
            try (NamedTensors model = trained.parameters()) {
                double shared = overlapDice(trained, model, images.cases(), true);
                double own = overlapDice(trained, model, images.cases(), false);
                System.out.println(String.format(
                        Locale.ROOT,
                        "Dice of the k-th samples of two windows in their overlap: one noise %.3f, a noise each %.3f",
                        shared,
                        own));
                assertTrue(shared > own + 0.02, shared + " " + own);
            }
        }
    }

    /** Mean over pairs of neighbouring windows, images and samples; pairs of which both are empty don't count. */
    private static double overlapDice(Trained trained, NamedTensors model, CaseSet images, boolean oneNoise) {
        try (NamedTensors owner = windows(images);
                NamedTensors samples = ProbabilisticSampler.sample(
                        trained.card(),
                        model,
                        new CaseSet(images.raters(), infos(oneNoise), owner),
                        new SampleSettings(SAMPLES, false, 5, 7, NoiseSharing.SLICE, Set.of()),
                        Device.cpu(),
                        SILENT)) {
            float[] all = samples.get(ProbabilisticSampler.PROBABILITIES).toFloatArray();
            double sum = 0;
            int pairs = 0;
            for (int image = 0; image < IMAGES; image++) {
                for (int row = 0; row < 2; row++) {
                    for (int k = 0; k < SAMPLES; k++) {
                        double dice = dice(all, 4 * image + 2 * row, 4 * image + 2 * row + 1, k);
                        sum += Double.isNaN(dice) ? 0 : dice;
                        pairs += Double.isNaN(dice) ? 0 : 1;
                    }
                }
            }
            return sum / pairs;
        }
    }

    /** Of sample k of two windows side by side, in the columns that both show. */
    private static double dice(float[] all, int left, int right, int k) {
        int both = 0;
        int either = 0;
        for (int r = 0; r < WINDOW; r++) {
            for (int c = 0; c < WINDOW - STEP; c++) {
                boolean a = all[((left * SAMPLES + k) * WINDOW + r) * WINDOW + c + STEP] > 0.5f;
                boolean b = all[((right * SAMPLES + k) * WINDOW + r) * WINDOW + c] > 0.5f;
                both += a && b ? 2 : 0;
                either += (a ? 1 : 0) + (b ? 1 : 0);
            }
        }
        return either == 0 ? Double.NaN : (double) both / either;
    }

    private static List<CaseInfo> infos(boolean oneNoise) {
        List<CaseInfo> infos = new ArrayList<>();
        for (int i = 0; i < 4 * IMAGES; i++) {
            String volume = "volume " + i / 4;
            String key = "window " + i;
            infos.add(new CaseInfo(
                    key, "patient " + i / 4, volume, 0, 1, 1, key, volume, oneNoise ? "image " + i / 4 : key));
        }
        return infos;
    }

    private static NamedTensors windows(CaseSet images) {
        float[] whole = images.images().toFloatArray();
        float[] cut = new float[4 * IMAGES * WINDOW * WINDOW];
        int at = 0;
        for (int image = 0; image < IMAGES; image++) {
            for (int window = 0; window < 4; window++) {
                for (int r = 0; r < WINDOW; r++) {
                    int from = (image * SIDE + r + window / 2 * STEP) * SIDE + window % 2 * STEP;
                    System.arraycopy(whole, from, cut, at, WINDOW);
                    at += WINDOW;
                }
            }
        }
        int raters = images.raters().size();
        NDManager owner = PyTorch.engine().newBaseManager();
        Shape masks = new Shape(4 * IMAGES, raters, WINDOW, WINDOW);
        NDArray none = owner.create(ByteBuffer.allocateDirect((int) masks.size()), masks, DataType.UINT8);
        NDArray absent = owner.zeros(new Shape(4 * IMAGES, raters), DataType.UINT8);
        return new NamedTensors(
                owner,
                Map.of(
                        "images", owner.create(cut, new Shape(4 * IMAGES, 1, WINDOW, WINDOW)),
                        "masks", none.duplicate(),
                        "present", absent));
    }
}
