// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import java.util.function.Consumer;

/** Right results from plain loops, which a test may then spoil. */
final class PlainKernels implements Kernels {

    /** What a processor does wrong to a convolution: its size, and result, gradient of images, gradient of weights. */
    record Convolved(SelfCheck.Size size, float[][] results) {}

    private final Consumer<Convolved> spoil;
    private final Consumer<float[]> spoilProduct;

    PlainKernels(Consumer<Convolved> spoil, Consumer<float[]> spoilProduct) {
        this.spoil = spoil;
        this.spoilProduct = spoilProduct;
    }

    static PlainKernels right() {
        return new PlainKernels(convolved -> {}, product -> {});
    }

    @Override
    public float[][] convolution(SelfCheck.Size size, float[] images, float[] weights, float[] cotangents) {
        double[][] exact = SelfCheck.convolution(size, images, weights, cotangents);
        float[][] results = new float[exact.length][];
        for (int i = 0; i < exact.length; i++) {
            results[i] = new float[exact[i].length];
            for (int j = 0; j < exact[i].length; j++) {
                results[i][j] = (float) exact[i][j];
            }
        }
        spoil.accept(new Convolved(size, results));
        return results;
    }

    @Override
    public float[] product(int size, float[] left, float[] right) {
        float[] product = new float[size * size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                for (int j = 0; j < size; j++) {
                    product[i * size + j] += left[i * size + k] * right[k * size + j];
                }
            }
        }
        spoilProduct.accept(product);
        return product;
    }
}
