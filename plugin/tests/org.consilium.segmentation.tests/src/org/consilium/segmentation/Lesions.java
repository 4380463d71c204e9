// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.pytorch.PyTorch;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseSet;
import org.consilium.segmentation.data.NoiseStream;
import org.consilium.tensor.NamedTensors;

/**
 * Small relatives of the phantom's cases: a lesion with a ragged outline, perhaps a halo, perhaps a tail, and four
 * raters who differ as the phantom's do. A outlines generously and smoothly and takes the halo in, B tightly and in
 * detail, C with a jittering hand, D follows tails.
 */
public final class Lesions implements AutoCloseable {

    private static final List<String> RATERS = List.of("A", "B", "C", "D");
    private static final double[] OFFSET = {0.9, -0.6, 0.1, 0.1};
    private static final int[] DETAIL = {6, 24, 24, 24};
    private static final double[] JITTER = {0, 0, 0.7, 0.15};
    private static final double[] HALO = {0.9, 0.1, 0.4, 0.5};
    private static final double[] TAIL = {0.1, 0.1, 0.1, 0.9};
    private static final int HARMONICS = 25;

    private final NamedTensors tensors;
    private final CaseSet cases;

    private Lesions(NamedTensors tensors, CaseSet cases) {
        this.tensors = tensors;
        this.cases = cases;
    }

    /** Square images of one patient each. */
    public static Lesions of(int count, int size, long seed) {
        float[] images = new float[count * size * size];
        byte[] masks = new byte[count * RATERS.size() * size * size];
        byte[] present = new byte[count * RATERS.size()];
        Arrays.fill(present, (byte) 1);
        List<CaseInfo> infos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Lesion lesion = Lesion.draw(NoiseStream.of(seed, "lesion", i), size);
            lesion.render(images, i * size * size);
            for (int r = 0; r < RATERS.size(); r++) {
                lesion.outline(r, masks, (i * RATERS.size() + r) * size * size);
            }
            infos.add(new CaseInfo("lesion " + i, "patient " + i, "volume " + i, 0, 0.7, 0.7));
        }
        NDManager owner = PyTorch.engine().newBaseManager();
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        Shape shape = new Shape(count, RATERS.size(), size, size);
        tensors.put("images", owner.create(images, new Shape(count, 1, size, size)));
        tensors.put("masks", owner.create(ByteBuffer.wrap(masks), shape, DataType.UINT8));
        tensors.put("present", owner.create(ByteBuffer.wrap(present), new Shape(count, RATERS.size()), DataType.UINT8));
        NamedTensors named = new NamedTensors(owner, tensors);
        return new Lesions(named, new CaseSet(RATERS, infos, named));
    }

    public CaseSet cases() {
        return cases;
    }

    @Override
    public void close() {
        tensors.close();
    }

    /** A star-shaped outline, r(angle) = radius * (1 + sum of harmonics), in pixels. */
    private record Lesion(
            NoiseStream noise,
            int size,
            double radius,
            double[] cos,
            double[] sin,
            double contrast,
            double halo,
            double tail) {

        static Lesion draw(NoiseStream noise, int size) {
            double[] cos = new double[HARMONICS];
            double[] sin = new double[HARMONICS];
            for (int k = 2; k < HARMONICS; k++) {
                double deviation = k < 5 ? 0.10 / Math.sqrt(3) : k < 12 ? 0.03 / Math.sqrt(7) : 0.01 / 4;
                cos[k] = deviation * noise.nextGaussian();
                sin[k] = deviation * noise.nextGaussian();
            }
            double radius = size * (0.13 + 0.13 * noise.nextDouble());
            double contrast = 0.2 + 0.3 * noise.nextDouble();
            double halo = noise.nextDouble() < 0.5 ? 2 + 3 * noise.nextDouble() : 0;
            double tail = noise.nextDouble() < 0.4 ? 2 * Math.PI * noise.nextDouble() : Double.NaN;
            return new Lesion(noise, size, radius, cos, sin, contrast, halo, tail);
        }

        private double edge(double angle, int detail) {
            double relative = 1;
            for (int k = 2; k < Math.min(HARMONICS, detail + 1); k++) {
                relative += cos[k] * Math.cos(k * angle) + sin[k] * Math.sin(k * angle);
            }
            return radius * relative;
        }

        private boolean inTail(double y, double x) {
            double along = y * Math.sin(tail) + x * Math.cos(tail);
            double across = y * Math.cos(tail) - x * Math.sin(tail);
            return along > 0 && along < radius + 12 && Math.abs(across) < 1.5;
        }

        void render(float[] image, int start) {
            for (int p = 0; p < size * size; p++) {
                double y = p / size - size / 2.0;
                double x = p % size - size / 2.0;
                double depth = edge(Math.atan2(y, x), HARMONICS) - Math.hypot(y, x);
                double value = 0.3 + contrast / (1 + Math.exp(-2 * depth));
                if (halo > 0 && depth < 0) {
                    value += 0.35 * contrast / (1 + Math.exp(-2 * (depth + halo)));
                }
                if (inTail(y, x) && depth < 0) {
                    value += 0.7 * contrast;
                }
                image[start + p] = (float) Math.max(0, Math.min(1, value + 0.012 * noise.nextGaussian()));
            }
        }

        void outline(int rater, byte[] mask, int start) {
            boolean withHalo = noise.nextDouble() < HALO[rater];
            boolean withTail = noise.nextDouble() < TAIL[rater];
            double offset = OFFSET[rater] + (withHalo ? halo : 0);
            double[] low = noise(1, 5, 0.5);
            double[] high = noise(12, 33, JITTER[rater]);
            for (int p = 0; p < size * size; p++) {
                double y = p / size - size / 2.0;
                double x = p % size - size / 2.0;
                double angle = Math.atan2(y, x);
                double border = edge(angle, DETAIL[rater]) + offset + wave(low, angle) + wave(high, angle);
                boolean inside = Math.hypot(y, x) < border || withTail && inTail(y, x);
                mask[start + p] = (byte) (inside ? 1 : 0);
            }
        }

        /** Amplitudes of harmonics from first to before last, with the given deviation together. */
        private double[] noise(int first, int last, double deviation) {
            double[] wave = new double[2 * last];
            for (int k = first; k < last; k++) {
                wave[2 * k] = deviation / Math.sqrt(last - first) * noise.nextGaussian();
                wave[2 * k + 1] = deviation / Math.sqrt(last - first) * noise.nextGaussian();
            }
            return wave;
        }

        private static double wave(double[] wave, double angle) {
            double sum = 0;
            for (int k = 0; k < wave.length / 2; k++) {
                sum += wave[2 * k] * Math.cos(k * angle) + wave[2 * k + 1] * Math.sin(k * angle);
            }
            return sum;
        }
    }
}
