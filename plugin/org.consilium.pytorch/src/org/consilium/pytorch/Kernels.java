// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

/** The kernels that {@link SelfCheck} compares with plain Java. */
interface Kernels {

    /**
     * A 3x3 convolution that keeps the size, and its gradients for the sum of (result x weight of that pixel).
     *
     * @param images [batch, in, size, size]
     * @param weights [out, in, 3, 3]
     * @param cotangents [batch, out, size, size], what each result counts
     * @return result, gradient of the images, gradient of the weights, each laid out as its tensor
     */
    float[][] convolution(SelfCheck.Size size, float[] images, float[] weights, float[] cotangents);

    /** The product of two square matrices, row by row. */
    float[] product(int size, float[] left, float[] right);
}
