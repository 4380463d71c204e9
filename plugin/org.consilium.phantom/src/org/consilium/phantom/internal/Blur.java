// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

/** Smoothing of square images; beyond the border the image is mirrored. */
final class Blur {
    private Blur() {}

    /** Gaussian blur with a standard deviation in pixels, cut off at four of them. */
    static double[] gaussian(double[] image, int size, double sigma) {
        int reach = (int) StrictMath.ceil(4 * sigma);
        double[] kernel = new double[reach + 1];
        double sum = 0;
        for (int i = 0; i <= reach; i++) {
            kernel[i] = StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? kernel[i] : 2 * kernel[i];
        }
        for (int i = 0; i <= reach; i++) {
            kernel[i] /= sum;
        }
        return pass(pass(image, size, kernel, 1, size), size, kernel, size, 1);
    }

    /** Means of 2x2 pixels, interpolated back to the full matrix. */
    static double[] halved(double[] image, int size) {
        int half = size / 2;
        double[] small = new double[half * half];
        for (int y = 0; y < half; y++) {
            for (int x = 0; x < half; x++) {
                int at = 2 * y * size + 2 * x;
                small[y * half + x] = (image[at] + image[at + 1] + image[at + size] + image[at + size + 1]) / 4;
            }
        }
        double[] full = new double[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                full[y * size + x] = linear(small, half, (x - 0.5) / 2, (y - 0.5) / 2);
            }
        }
        return full;
    }

    private static double linear(double[] image, int size, double x, double y) {
        double left = Math.max(0, Math.min(size - 1, x));
        double top = Math.max(0, Math.min(size - 1, y));
        int x0 = (int) left;
        int y0 = (int) top;
        int x1 = Math.min(size - 1, x0 + 1);
        int y1 = Math.min(size - 1, y0 + 1);
        double u = left - x0;
        double v = top - y0;
        return (image[y0 * size + x0] * (1 - u) + image[y0 * size + x1] * u) * (1 - v)
                + (image[y1 * size + x0] * (1 - u) + image[y1 * size + x1] * u) * v;
    }

    private static double[] pass(double[] image, int size, double[] kernel, int step, int line) {
        double[] result = new double[image.length];
        for (int row = 0; row < size; row++) {
            for (int i = 0; i < size; i++) {
                double sum = kernel[0] * image[row * line + i * step];
                for (int k = 1; k < kernel.length; k++) {
                    sum += kernel[k]
                            * (image[row * line + mirrored(i - k, size) * step]
                                    + image[row * line + mirrored(i + k, size) * step]);
                }
                result[row * line + i * step] = sum;
            }
        }
        return result;
    }

    /** Index of a mirrored image: 2 1 0 | 0 1 2 | 2 1 0. */
    static int mirrored(int index, int size) {
        int at = Math.floorMod(index, 2 * size);
        return at < size ? at : 2 * size - 1 - at;
    }
}
