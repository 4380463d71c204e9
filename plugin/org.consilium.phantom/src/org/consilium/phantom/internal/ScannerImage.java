// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import org.consilium.phantom.design.PhantomScanner;

/** What a scanner makes of a clean image. */
public final class ScannerImage {
    private static final int DEVICE = 5;
    private static final int FIELD = 6;
    private static final double CT_NOISE = 0.012;
    private static final double MR_NOISE = 0.03;
    /** Deviations of the log bias field's coefficients of x, y, x^2, xy and y^2 over [-1,1]. */
    private static final double[] BIAS = {0.18, 0.18, 0.1, 0.1, 0.1};

    private static final double GAMMA = 0.85;
    private static final double GAIN = 1.15;
    private static final double OFFSET = -0.04;
    private static final double DRIFT = 0.1;
    /** The gain drifts over this many cases from one end to the other, then starts anew. */
    private static final int DRIFT_CASES = 40;

    private ScannerImage() {}

    /** Renders a slice from its clean image, row by row; values are about 0 to 1. */
    public static double[] of(double[] clean, long seed, int caseNumber, PhantomScanner scanner, int slice, int size) {
        NoiseStream noise = NoiseStream.of(seed, DEVICE, caseNumber, scanner.ordinal(), slice);
        return switch (scanner) {
            case S1 -> noisy(clean, noise);
            case S2 -> Kernel.sharpened(noisy(clean, noise), size);
            case S3 -> Blur.halved(Blur.gaussian(noisy(clean, noise), size, 1.5), size);
            case S4 -> magnetic(clean, noise, NoiseStream.of(seed, FIELD, caseNumber), caseNumber, size);
        };
    }

    private static double[] noisy(double[] image, NoiseStream noise) {
        double[] noisy = new double[image.length];
        for (int i = 0; i < image.length; i++) {
            noisy[i] = image[i] + CT_NOISE * noise.normal();
        }
        return noisy;
    }

    private static double[] magnetic(double[] clean, NoiseStream noise, NoiseStream field, int caseNumber, int size) {
        double[] bias = new double[BIAS.length];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = BIAS[i] * field.normal();
        }
        double drift = 1 - DRIFT + 2 * DRIFT * ((caseNumber - 1) % DRIFT_CASES) / (DRIFT_CASES - 1);
        double[] image = new double[clean.length];
        for (int row = 0; row < size; row++) {
            double y = 2.0 * row / (size - 1) - 1;
            for (int column = 0; column < size; column++) {
                double x = 2.0 * column / (size - 1) - 1;
                double log = bias[0] * x + bias[1] * y + bias[2] * x * x + bias[3] * x * y + bias[4] * y * y;
                double signal = GAIN * StrictMath.pow(Math.max(0, clean[row * size + column]), GAMMA) + OFFSET;
                double real = drift * StrictMath.exp(log) * Math.max(0, signal) + MR_NOISE * noise.normal();
                double imaginary = MR_NOISE * noise.normal();
                image[row * size + column] = StrictMath.sqrt(real * real + imaginary * imaginary);
            }
        }
        return image;
    }
}
