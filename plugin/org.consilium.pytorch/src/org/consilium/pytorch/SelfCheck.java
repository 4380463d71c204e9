// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Compares a few small results of PyTorch with plain Java before anybody relies on it. oneDNN 3.7 was seen to convolve
 * wrongly, without a word, on one kind of virtual processor, whenever the number of channels is no multiple of its block
 * of 8 or 16. The whole check takes about a twentieth of a second.
 */
final class SelfCheck {

    /** Of a convolution: images, channels in and out, and side length. */
    record Size(int batch, int in, int out, int side) {}

    /** Channels that fill the blocks of 8 and 16, and channels that do not. */
    private static final List<Size> SIZES =
            List.of(new Size(2, 20, 10, 16), new Size(2, 32, 16, 16), new Size(1, 3, 40, 12));

    private static final int MATRIX = 37;
    /** Sums of a few hundred products of numbers up to 1 differ by less in any order; wrong ones by far more. */
    private static final double TOLERANCE = 1e-3;

    private SelfCheck() {}

    /** Whether all results are right. */
    static boolean passes(Kernels kernels) {
        for (int attempt = 0; attempt < 2; attempt++) {
            for (Size size : SIZES) {
                if (!convolves(kernels, size, attempt)) {
                    return false;
                }
            }
        }
        float[] left = numbers(MATRIX * MATRIX, 1);
        float[] right = numbers(MATRIX * MATRIX, 2);
        return close(product(left, right), kernels.product(MATRIX, left, right));
    }

    private static boolean convolves(Kernels kernels, Size size, int seed) {
        float[] images = numbers(size.batch() * size.in() * size.side() * size.side(), 10 + seed);
        float[] weights = numbers(size.out() * size.in() * 9, 20 + seed);
        float[] cotangents = numbers(size.batch() * size.out() * size.side() * size.side(), 30 + seed);
        double[][] expected = convolution(size, images, weights, cotangents);
        float[][] got = kernels.convolution(size, images, weights, cotangents);
        for (int i = 0; i < expected.length; i++) {
            if (!close(expected[i], got[i])) {
                return false;
            }
        }
        return true;
    }

    /** By the definition, in double precision; see {@link Kernels#convolution}. */
    static double[][] convolution(Size size, float[] images, float[] weights, float[] cotangents) {
        double[] result = new double[cotangents.length];
        double[] ofImages = new double[images.length];
        double[] ofWeights = new double[weights.length];
        int side = size.side();
        for (int b = 0; b < size.batch(); b++) {
            for (int o = 0; o < size.out(); o++) {
                for (int c = 0; c < size.in(); c++) {
                    for (int tap = 0; tap < 9; tap++) {
                        int weight = (o * size.in() + c) * 9 + tap;
                        int down = tap / 3 - 1;
                        int across = tap % 3 - 1;
                        for (int y = Math.max(0, -down); y < Math.min(side, side - down); y++) {
                            for (int x = Math.max(0, -across); x < Math.min(side, side - across); x++) {
                                int to = ((b * size.out() + o) * side + y) * side + x;
                                int from = ((b * size.in() + c) * side + y + down) * side + x + across;
                                result[to] += (double) images[from] * weights[weight];
                                ofImages[from] += (double) cotangents[to] * weights[weight];
                                ofWeights[weight] += (double) cotangents[to] * images[from];
                            }
                        }
                    }
                }
            }
        }
        return new double[][] {result, ofImages, ofWeights};
    }

    private static double[] product(float[] left, float[] right) {
        double[] product = new double[MATRIX * MATRIX];
        for (int i = 0; i < MATRIX; i++) {
            for (int j = 0; j < MATRIX; j++) {
                for (int k = 0; k < MATRIX; k++) {
                    product[i * MATRIX + j] += (double) left[i * MATRIX + k] * right[k * MATRIX + j];
                }
            }
        }
        return product;
    }

    private static boolean close(double[] expected, float[] got) {
        if (got.length != expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            // written so that a NaN is not close
            if (!(Math.abs(expected[i] - got[i]) <= TOLERANCE)) {
                return false;
            }
        }
        return true;
    }

    /** Between -1 and 1. */
    private static float[] numbers(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (2 * random.nextDouble() - 1);
        }
        return numbers;
    }
}
