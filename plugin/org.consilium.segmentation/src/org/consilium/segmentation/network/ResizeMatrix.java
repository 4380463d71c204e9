// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

/** Matrices [size, length], row by row, that bring one axis from one length to another. */
final class ResizeMatrix {

    private ResizeMatrix() {}

    /** Row i mixes the two source pixels around (i + 0.5) * length / size - 0.5, clamped at 0. */
    static double[] bilinear(int length, int size) {
        double[] matrix = new double[size * length];
        for (int i = 0; i < size; i++) {
            double source = Math.max(0, (i + 0.5) * length / size - 0.5);
            int below = Math.min((int) source, length - 1);
            int above = Math.min(below + 1, length - 1);
            double weight = source - below;
            matrix[i * length + below] += 1 - weight;
            matrix[i * length + above] += weight;
        }
        return matrix;
    }

    /** Row i averages the window floor(i*length/size) .. ceil((i+1)*length/size)-1. */
    static double[] mean(int length, int size) {
        double[] matrix = new double[size * length];
        for (int i = 0; i < size; i++) {
            int start = i * length / size;
            int end = ((i + 1) * length + size - 1) / size;
            for (int j = start; j < end; j++) {
                matrix[i * length + j] = 1.0 / (end - start);
            }
        }
        return matrix;
    }
}
