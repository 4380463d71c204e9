// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;

/**
 * Frequency-domain prompts: what a rater does differently is learned on the high-frequency sub-bands of the feature
 * map and turned into a latent code of that rater. Everything is shared between raters but c_i, q_i and o_i.
 */
public final class Personalization {

    private static final int[] PIXELS = {2, 3};

    /** The part that does not depend on the rater; compute it once per batch. */
    public record Shared(NDArray xd, Haar.Bands bands, NDArray detail, NDArray weights, NDArray prompts) {}

    private Personalization() {}

    /** @param f feature map [B,F,H,W] */
    public static Shared shared(final Ops ops, final Weights w, final NDArray f) {
        final NDArray xd = Layers.convolution(ops, w.in("reduce"), f, 0);
        final Haar.Bands bands = Haar.forward(ops, xd);
        final NDArray detail = ops.concat(1, bands.lh(), bands.hl(), bands.hh());
        final NDArray weights = Layers.convolution(ops, w.in("pwc"), detail, 0).softmax(1);
        return new Shared(xd, bands, detail, weights, w.get("prompts"));
    }

    /**
     * The latent code of one rater.
     *
     * @param bank draws of the frozen prior, [B,M,D]
     * @return [B,D]
     */
    public static NDArray code(
            final Ops ops, final Weights w, final Shared shared, final NDArray bank, final int rater) {
        final NDArray prompt = prompt(ops, w, shared, rater);
        final NDArray detail = largeKernelAttention(ops, w, shared.detail(), prompt);
        final long r = shared.xd().getShape().get(1);
        final NDArray xr = Haar.inverse(
                ops,
                new Haar.Bands(
                        shared.bands().ll(),
                        detail.get(":, 0:" + r),
                        detail.get(":, " + r + ":" + 2 * r),
                        detail.get(":, " + 2 * r + ":")));
        // the plain mean of xr is that of LL alone: only its absolute value carries the detail bands
        final NDArray strength = ops.mean(xr.abs(), PIXELS, false);
        final NDArray query = ops.concat(1, ops.mean(shared.xd(), PIXELS, false), strength);
        final NDArray q = Layers.linear(ops, w.in("q." + rater), query);
        final NDArray keys = Layers.linear(ops, w.in("key"), bank);
        final long d = bank.getShape().get(2);
        final NDArray scores =
                ops.times(keys.matMul(q.expandDims(2)), 1 / Math.sqrt(d)).softmax(1);
        final NDArray attended = bank.mul(scores).sum(new int[] {1});
        return attended.add(Layers.linear(ops, w.in("o." + rater), strength));
    }

    /** Per-pixel mixture of the rater's components, [B,3r,H/2,W/2]. */
    private static NDArray prompt(final Ops ops, final Weights w, final Shared shared, final int rater) {
        final int h = (int) shared.detail().getShape().get(2);
        final int width = (int) shared.detail().getShape().get(3);
        final NDArray prompts = shared.prompts();
        final long n = prompts.getShape().get(0);
        final long channels = prompts.getShape().get(1);
        final NDArray scaled = prompts.mul(w.get("c." + rater).reshape(n, channels, 1, 1));
        final NDArray sized = ops.bilinear(scaled, h, width);
        final long b = shared.weights().getShape().get(0);
        // sum over components of weight [B,N,1,h,w] times prompt [1,N,3r,h,w]
        final NDArray mixed = shared.weights()
                .expandDims(2)
                .mul(sized.expandDims(0))
                .sum(new int[] {1})
                .reshape(b, channels, h, width);
        return Layers.convolution(ops, w.in("prompt_conv"), mixed, 1);
    }

    /** Large Kernel Attention (Guo et al., "Visual Attention Network", 2022) on [X_H ; P]. */
    private static NDArray largeKernelAttention(
            final Ops ops, final Weights w, final NDArray detail, final NDArray prompt) {
        final NDArray u = ops.gelu(Layers.convolution(ops, w.in("lka_in"), ops.concat(1, detail, prompt), 0));
        final int channels = (int) u.getShape().get(1);
        final Weights depthwise = w.in("lka_dw");
        final Weights dilated = w.in("lka_dil");
        NDArray a = ops.convolve(u, depthwise.get("weight"), depthwise.get("bias"), 1, 2, 1, channels);
        a = ops.convolve(a, dilated.get("weight"), dilated.get("bias"), 1, 9, 3, channels);
        a = Layers.convolution(ops, w.in("lka_pw"), a, 0);
        return Layers.convolution(ops, w.in("lka_out"), u.mul(a), 0);
    }
}
