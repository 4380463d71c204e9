// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

/** Fast Fourier transform of square images whose size is a power of two (Cooley and Tukey 1965). */
final class Fourier {
    private Fourier() {}

    /** Transforms in place; the inverse divides by the number of pixels. */
    static void transform(double[] real, double[] imaginary, int size, boolean inverse) {
        double[] cos = new double[size / 2];
        double[] sin = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cos[i] = StrictMath.cos(2 * StrictMath.PI * i / size);
            sin[i] = (inverse ? 1 : -1) * StrictMath.sin(2 * StrictMath.PI * i / size);
        }
        double[] lineReal = new double[size];
        double[] lineImaginary = new double[size];
        for (int pass = 0; pass < 2; pass++) {
            for (int line = 0; line < size; line++) {
                int start = pass == 0 ? line * size : line;
                int step = pass == 0 ? 1 : size;
                for (int i = 0; i < size; i++) {
                    lineReal[i] = real[start + i * step];
                    lineImaginary[i] = imaginary[start + i * step];
                }
                line(lineReal, lineImaginary, cos, sin);
                for (int i = 0; i < size; i++) {
                    real[start + i * step] = inverse ? lineReal[i] / size : lineReal[i];
                    imaginary[start + i * step] = inverse ? lineImaginary[i] / size : lineImaginary[i];
                }
            }
        }
    }

    private static void line(double[] real, double[] imaginary, double[] cos, double[] sin) {
        int size = real.length;
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int j = Integer.reverse(i) >>> shift;
            if (j > i) {
                double kept = real[i];
                real[i] = real[j];
                real[j] = kept;
                kept = imaginary[i];
                imaginary[i] = imaginary[j];
                imaginary[j] = kept;
            }
        }
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = start + k;
                    int b = a + half;
                    double c = cos[k * stride];
                    double s = sin[k * stride];
                    double x = real[b] * c - imaginary[b] * s;
                    double y = real[b] * s + imaginary[b] * c;
                    real[b] = real[a] - x;
                    imaginary[b] = imaginary[a] - y;
                    real[a] += x;
                    imaginary[a] += y;
                }
            }
        }
    }
}
