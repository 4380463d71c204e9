// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/**
 * The Noise Harmonizer (arXiv 2605.08210, first key design): learned artifact tokens query a feature map for what the
 * scanner left in it, and a scale and a shift per channel take it out again,
 *
 * <pre>
 * X = GELU(conv1x1_l(f_l)), pooled to at most pool x pool
 * f' = Softmax(Q K^T / sqrt(D_h)) V,  Q = T W_q, K = X W_k, V = X W_v
 * (g, beta) = MLP(mean over tokens of W_o f'),  gamma = 1 + g
 * f~_l = gamma * f_l + beta
 * </pre>
 *
 * <p>One instance serves all levels, as in the paper; only entry and exit projections are per level, since channel counts
 * differ. Sizes, pooling and the place of the GELU are this implementation's. The exit starts at zero: identity.
 */
public final class Harmonizer {

    /**
     * What the Harmonizer made of one level.
     *
     * @param features gamma * f + beta, [B,C,H,W]
     * @param gamma [B,C]
     * @param beta [B,C]
     * @param descriptor mean token, [B,d]
     */
    public record Modulation(NDArray features, NDArray gamma, NDArray beta, NDArray descriptor) {}

    private Harmonizer() {}

    /** @param f feature map of that level, [B,C,H,W] */
    public static Modulation forward(Ops ops, Weights w, NDArray f, int level, int heads, int pool) {
        long b = f.getShape().get(0);
        long channels = f.getShape().get(1);
        NDArray entry = ops.gelu(Layers.convolution(ops, w.in("entry." + level), f, 0));
        // GELU stands before the pooling, so that the energy of noise survives the mean
        NDArray pooled = ops.poolTo(entry, pool);
        long d = pooled.getShape().get(1);
        NDArray keys = pooled.reshape(b, d, -1).transpose(0, 2, 1);
        NDArray descriptor = attend(ops, w, keys, heads);
        NDArray hidden = ops.gelu(Layers.linear(ops, w.in("mlp"), descriptor));
        NDArray modulation = Layers.linear(ops, w.in("heads_out." + level), hidden);
        NDArray gamma = ops.plus(modulation.get(":, 0:" + channels), 1);
        NDArray beta = modulation.get(":, " + channels + ":");
        NDArray features = f.mul(gamma.reshape(b, channels, 1, 1)).add(beta.reshape(b, channels, 1, 1));
        return new Modulation(features, gamma, beta, descriptor);
    }

    /** Multi-head attention with the tokens as queries; the mean over the tokens, [B,d]. */
    private static NDArray attend(Ops ops, Weights w, NDArray x, int heads) {
        long b = x.getShape().get(0);
        long n = x.getShape().get(1);
        long d = x.getShape().get(2);
        long m = w.get("tokens").getShape().get(0);
        long dh = d / heads;
        NDArray q = Layers.linear(ops, w.in("query"), w.get("tokens"))
                .reshape(1, m, heads, dh)
                .transpose(0, 2, 1, 3);
        NDArray k = Layers.linear(ops, w.in("key"), x).reshape(b, n, heads, dh).transpose(0, 2, 3, 1);
        NDArray v =
                Layers.linear(ops, w.in("value"), x).reshape(b, n, heads, dh).transpose(0, 2, 1, 3);
        NDArray attention = ops.times(q.matMul(k), 1 / Math.sqrt(dh)).softmax(-1);
        NDArray joined = attention.matMul(v).transpose(0, 2, 1, 3).reshape(b, m, d);
        return ops.mean(Layers.linear(ops, w.in("out"), joined), new int[] {1}, false);
    }
}
