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

    private Lesions(final NamedTensors tensors, final CaseSet cases) {
        this.tensors = tensors;
        this.cases = cases;
    }

    /** Square images of one patient each. */
    public static Lesions of(final int count, final int size, final long seed) {
        final float[] images = new float[count * size * size];
        final byte[] masks = new byte[count * RATERS.size() * size * size];
        final byte[] present = new byte[count * RATERS.size()];
        Arrays.fill(present, (byte) 1);
        final List<CaseInfo> infos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final Lesion lesion = Lesion.draw(NoiseStream.of(seed, "lesion", i), size);
            lesion.render(images, i * size * size);
            for (int r = 0; r < RATERS.size(); r++) {
                lesion.outline(r, masks, (i * RATERS.size() + r) * size * size);
            }
            infos.add(new CaseInfo("lesion " + i, "patient " + i, "volume " + i, 0, 0.7, 0.7));
        }
        final NDManager owner = PyTorch.engine().newBaseManager();
        final Map<String, NDArray> tensors = new LinkedHashMap<>();
        final Shape shape = new Shape(count, RATERS.size(), size, size);
        tensors.put("images", owner.create(images, new Shape(count, 1, size, size)));
        tensors.put("masks", owner.create(ByteBuffer.wrap(masks), shape, DataType.UINT8));
        tensors.put("present", owner.create(ByteBuffer.wrap(present), new Shape(count, RATERS.size()), DataType.UINT8));
        final NamedTensors named = new NamedTensors(owner, tensors);
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

        static Lesion draw(final NoiseStream noise, final int size) {
            final double[] cos = new double[HARMONICS];
            final double[] sin = new double[HARMONICS];
            for (int k = 2; k < HARMONICS; k++) {
                final double deviation = k < 5 ? 0.10 / Math.sqrt(3) : k < 12 ? 0.03 / Math.sqrt(7) : 0.01 / 4;
                cos[k] = deviation * noise.nextGaussian();
                sin[k] = deviation * noise.nextGaussian();
            }
            final double radius = size * (0.13 + 0.13 * noise.nextDouble());
            final double contrast = 0.2 + 0.3 * noise.nextDouble();
            final double halo = noise.nextDouble() < 0.5 ? 2 + 3 * noise.nextDouble() : 0;
            final double tail = noise.nextDouble() < 0.4 ? 2 * Math.PI * noise.nextDouble() : Double.NaN;
            return new Lesion(noise, size, radius, cos, sin, contrast, halo, tail);
        }

        private double edge(final double angle, final int detail) {
            double relative = 1;
            for (int k = 2; k < Math.min(HARMONICS, detail + 1); k++) {
                relative += cos[k] * Math.cos(k * angle) + sin[k] * Math.sin(k * angle);
            }
            return radius * relative;
        }

        private boolean inTail(final double y, final double x) {
            final double along = y * Math.sin(tail) + x * Math.cos(tail);
            final double across = y * Math.cos(tail) - x * Math.sin(tail);
            return along > 0 && along < radius + 12 && Math.abs(across) < 1.5;
        }

        void render(final float[] image, final int start) {
            for (int p = 0; p < size * size; p++) {
                final double y = p / size - size / 2.0;
                final double x = p % size - size / 2.0;
                final double depth = edge(Math.atan2(y, x), HARMONICS) - Math.hypot(y, x);
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

        void outline(final int rater, final byte[] mask, final int start) {
            final boolean withHalo = noise.nextDouble() < HALO[rater];
            final boolean withTail = noise.nextDouble() < TAIL[rater];
            final double offset = OFFSET[rater] + (withHalo ? halo : 0);
            final double[] low = noise(1, 5, 0.5);
            final double[] high = noise(12, 33, JITTER[rater]);
            for (int p = 0; p < size * size; p++) {
                final double y = p / size - size / 2.0;
                final double x = p % size - size / 2.0;
                final double angle = Math.atan2(y, x);
                final double border = edge(angle, DETAIL[rater]) + offset + wave(low, angle) + wave(high, angle);
                final boolean inside = Math.hypot(y, x) < border || withTail && inTail(y, x);
                mask[start + p] = (byte) (inside ? 1 : 0);
            }
        }

        /** Amplitudes of harmonics from first to before last, with the given deviation together. */
        private double[] noise(final int first, final int last, final double deviation) {
            final double[] wave = new double[2 * last];
            for (int k = first; k < last; k++) {
                wave[2 * k] = deviation / Math.sqrt(last - first) * noise.nextGaussian();
                wave[2 * k + 1] = deviation / Math.sqrt(last - first) * noise.nextGaussian();
            }
            return wave;
        }

        private static double wave(final double[] wave, final double angle) {
            double sum = 0;
            for (int k = 0; k < wave.length / 2; k++) {
                sum += wave[2 * k] * Math.cos(k * angle) + wave[2 * k + 1] * Math.sin(k * angle);
            }
            return sum;
        }
    }
}
