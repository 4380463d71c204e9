// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

/**
 * A sharp CT kernel: amplitude gains over spatial frequency, as measured between the two reconstructions of one CT
 * phantom acquisition.
 */
final class Kernel {
    /** Gains in steps of 0.05 cycles a pixel, each for the middle of its step. */
    private static final double[] GAINS = {1.03, 1.19, 1.64, 2.52, 3.80, 4.05, 3.29, 2.48, 1.55, 1.16};

    private static final double STEP = 0.05;

    private Kernel() {}

    /** Filters a square image. */
    static double[] sharpened(double[] image, int size) {
        int padded = Integer.highestOneBit(size + 63) * 2;
        double[] real = new double[padded * padded];
        double[] imaginary = new double[padded * padded];
        int margin = (padded - size) / 2;
        for (int y = 0; y < padded; y++) {
            for (int x = 0; x < padded; x++) {
                real[y * padded + x] = image[Blur.mirrored(y - margin, size) * size + Blur.mirrored(x - margin, size)];
            }
        }
        Fourier.transform(real, imaginary, padded, false);
        for (int y = 0; y < padded; y++) {
            for (int x = 0; x < padded; x++) {
                double u = (double) Math.min(x, padded - x) / padded;
                double v = (double) Math.min(y, padded - y) / padded;
                double gain = gain(StrictMath.sqrt(u * u + v * v));
                real[y * padded + x] *= gain;
                imaginary[y * padded + x] *= gain;
            }
        }
        Fourier.transform(real, imaginary, padded, true);
        double[] sharp = new double[size * size];
        for (int y = 0; y < size; y++) {
            System.arraycopy(real, (y + margin) * padded + margin, sharp, y * size, size);
        }
        return sharp;
    }

    /** 1 at frequency 0, so that mean values stay; the last gain beyond the last step. */
    private static double gain(double frequency) {
        double place = frequency / STEP - 0.5;
        if (place < 0) {
            return 1 + (GAINS[0] - 1) * (place + 0.5) * 2;
        }
        int below = (int) place;
        if (below >= GAINS.length - 1) {
            return GAINS[GAINS.length - 1];
        }
        return GAINS[below] + (place - below) * (GAINS[below + 1] - GAINS[below]);
    }
}
