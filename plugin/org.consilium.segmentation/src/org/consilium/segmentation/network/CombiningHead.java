// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/**
 * Joins latent codes with the feature map by four 1x1 convolutions with ReLU between them: the "Fcomb" of the
 * Probabilistic U-Net (Kohl et al., 2018), with the sizes of D-Persona's code. The result are logits of one structure
 * against all else.
 */
public final class CombiningHead {

    private static final int LAYERS = 4;

    private CombiningHead() {}

    /**
     * All codes in one batch. The first layer is linear, so its part on F is computed once per image and the part on z
     * is added to it; this is exact.
     *
     * @param f [B,F,H,W]
     * @param z [B,K,D]
     * @return logits [B,K,H,W]
     */
    public static NDArray forward(Ops ops, Weights w, NDArray f, NDArray z) {
        long b = f.getShape().get(0);
        long channels = f.getShape().get(1);
        long h = f.getShape().get(2);
        long width = f.getShape().get(3);
        long k = z.getShape().get(1);
        Weights first = w.in("layers.0");
        NDArray weight = first.get("weight");
        NDArray onFeatures = ops.convolve(f, weight.get(":, 0:" + channels), first.get("bias"), 1, 0, 1, 1);
        long hidden = weight.getShape().get(0);
        NDArray onCode = z.matMul(
                        weight.get(":, " + channels + ":").reshape(hidden, -1).transpose())
                .reshape(b, k, hidden, 1, 1);
        NDArray y = ops.relu(onFeatures.expandDims(1).add(onCode)).reshape(b * k, hidden, h, width);
        for (int layer = 1; layer < LAYERS; layer++) {
            y = Layers.convolution(ops, w.in("layers." + layer), y, 0);
            y = layer < LAYERS - 1 ? ops.relu(y) : y;
        }
        return y.reshape(b, k, h, width);
    }
}
