// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Frequency-domain prompts (arXiv 2605.08210, second key design): what a rater does differently is learned on the
 * high-frequency sub-bands of the feature map and turned into a latent code of that rater,
 *
 * <pre>
 * X_d = conv1x1(F), F with D channels, X_d with D/4;  [LL, LH, HL, HH] = DWT(X_d),  X_H = [LH, HL, HH]
 * w = Softmax(PWC(X_H)),  P_i = conv3x3(sum_c w_c c_i,c P_c)
 * X'_H = large kernel attention on [X_H ; P_i],  X_r = IDWT(LL, X'_H)
 * s = [mean X_d, mean |X_r|],  a = Softmax(q_i(s) W_key Z^T / sqrt(6)) over the bank Z of prior draws
 * z'_i = a Z + o_i(mean |X_r|)
 * </pre>
 *
 * <p>Everything is shared between raters but c_i, q_i and o_i. The paper's query is X_d alone; that X_r takes part, by its
 * absolute value, and the offset o_i are this implementation's: without them the rater would hardly change z'.
 */
public final class Personalization {

    private static final int DEPTHWISE_PADDING = 2;
    private static final int DILATION = 3;
    private static final int[] PIXELS = {2, 3};

    /**
     * The part that does not depend on the rater; compute it once per batch.
     *
     * @param xd reduced feature map, [B,r,H,W]
     * @param bands its sub-bands, [B,r,H/2,W/2] each
     * @param detail the three detail bands, [B,3r,H/2,W/2]
     * @param weights of the prompt components at each pixel, [B,N,H/2,W/2]; null without prompts, as are the bands
     */
    public record Shared(NDArray xd, Haar.Bands bands, NDArray detail, NDArray weights) {}

    private Personalization() {}

    /** @param f feature map [B,F,H,W] */
    public static Shared shared(Ops ops, Weights w, NDArray f) {
        NDArray xd = Layers.convolution(ops, w.in("reduce"), f, 0);
        Haar.Bands bands = Haar.forward(ops, xd);
        NDArray detail = ops.concat(1, bands.lh(), bands.hl(), bands.hh());
        NDArray weights = Layers.convolution(ops, w.in("pwc"), detail, 0).softmax(1);
        return new Shared(xd, bands, detail, weights);
    }

    /**
     * The shared part without frequency prompts, to measure what they contribute: no prompt changes the detail bands and
     * no rater weighs them, so the image that the raters' queries see is that of LL and the untouched X_H. A wavelet
     * transform and its inverse cancel, so this is X_d itself. The raters keep their own queries and offsets.
     *
     * @param f feature map [B,F,H,W]
     */
    public static Shared promptless(Ops ops, Weights w, NDArray f) {
        return new Shared(Layers.convolution(ops, w.in("reduce"), f, 0), null, null, null);
    }

    /**
     * The latent codes of some raters, together in one batch.
     *
     * @param bank draws of the frozen prior, [B,M,D]
     * @param raters indices, R of them
     * @return [B,R,D]
     */
    public static NDArray codes(Ops ops, Weights w, Shared shared, NDArray bank, List<Integer> raters) {
        long b = bank.getShape().get(0);
        Shape perRater = new Shape(b, raters.size(), shared.xd().getShape().get(1));
        // the plain mean of X_r is that of LL alone: only its absolute value carries the detail bands
        NDArray strength = shared.weights() == null
                ? ops.mean(shared.xd().abs(), PIXELS, false).expandDims(1).broadcast(perRater)
                : ops.mean(prompted(ops, w, shared, raters).abs(), PIXELS, false)
                        .reshape(perRater);
        NDArray level = ops.mean(shared.xd(), PIXELS, false).expandDims(1).broadcast(perRater);
        NDArray q = perRater(ops, w.in("q"), ops.concat(2, level, strength), raters);
        NDArray keys = Layers.linear(ops, w.in("key"), bank);
        double scale = 1 / Math.sqrt(bank.getShape().get(2));
        NDArray attention = ops.times(q.matMul(keys.transpose(0, 2, 1)), scale).softmax(2);
        return attention.matMul(bank).add(perRater(ops, w.in("o"), strength, raters));
    }

    /** X_r: the reduced map with the detail bands as each rater's prompts change them, [B*R,r,H,W]. */
    private static NDArray prompted(Ops ops, Weights w, Shared shared, List<Integer> raters) {
        NDArray detail = largeKernelAttention(ops, w, shared.detail(), prompts(ops, w, shared, raters));
        return Haar.inverse(ops, bands(shared.bands().ll(), detail, raters.size()));
    }

    /** A linear layer of its own for each rater: [B,R,in] to [B,R,out]. */
    private static NDArray perRater(Ops ops, Weights w, NDArray x, List<Integer> raters) {
        NDArray[] out = new NDArray[raters.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Layers.linear(ops, w.in(Integer.toString(raters.get(i))), x.get(":, " + i))
                    .expandDims(1);
        }
        return ops.concat(1, out);
    }

    /** The raters' prompts: components mixed per pixel by the image and per channel by the rater, [B,R,3r,h,w]. */
    private static NDArray prompts(Ops ops, Weights w, Shared shared, List<Integer> raters) {
        long b = shared.weights().getShape().get(0);
        long n = shared.weights().getShape().get(1);
        int h = (int) shared.weights().getShape().get(2);
        int width = (int) shared.weights().getShape().get(3);
        NDArray components = ops.bilinear(w.get("prompts"), h, width);
        long channels = components.getShape().get(1);
        NDArray[] rows = new NDArray[raters.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = w.get("c." + raters.get(i)).transpose().expandDims(1);
        }
        // the mixture over components as a product: [3r,R,N] times [3r,N,B*h*w]
        NDArray present = shared.weights()
                .expandDims(2)
                .mul(components.expandDims(0))
                .transpose(2, 1, 0, 3, 4)
                .reshape(channels, n, b * h * width);
        NDArray mixed = ops.concat(1, rows)
                .matMul(present)
                .reshape(channels, rows.length, b, h, width)
                .transpose(2, 1, 0, 3, 4)
                .reshape(b * rows.length, channels, h, width);
        return Layers.convolution(ops, w.in("prompt_conv"), mixed, 1).reshape(b, rows.length, channels, h, width);
    }

    /**
     * Large Kernel Attention (Guo et al., "Visual Attention Network", 2022) on [X_H ; P]. Its first layer is linear, so
     * the part on X_H is computed once for all raters.
     *
     * @return [B*R,3r,h,w]
     */
    private static NDArray largeKernelAttention(Ops ops, Weights w, NDArray detail, NDArray prompts) {
        long b = prompts.getShape().get(0);
        long raters = prompts.getShape().get(1);
        long channels = prompts.getShape().get(2);
        long h = prompts.getShape().get(3);
        long width = prompts.getShape().get(4);
        NDArray weight = w.get("lka_in.weight");
        long wide = weight.getShape().get(0);
        NDArray onDetail = ops.convolve(detail, weight.get(":, 0:" + channels), w.get("lka_in.bias"), 1, 0, 1, 1);
        NDArray onPrompt = ops.convolve(
                prompts.reshape(b * raters, channels, h, width), weight.get(":, " + channels + ":"), null, 1, 0, 1, 1);
        NDArray u = ops.gelu(onDetail.expandDims(1).add(onPrompt.reshape(b, raters, wide, h, width)))
                .reshape(b * raters, wide, h, width);
        Weights depthwise = w.in("lka_dw");
        Weights dilated = w.in("lka_dil");
        NDArray a =
                ops.convolve(u, depthwise.get("weight"), depthwise.get("bias"), 1, DEPTHWISE_PADDING, 1, (int) wide);
        a = ops.dilatedDepthwise(a, dilated.get("weight"), dilated.get("bias"), DILATION);
        a = Layers.convolution(ops, w.in("lka_pw"), a, 0);
        return Layers.convolution(ops, w.in("lka_out"), u.mul(a), 0);
    }

    /** The approximation of the image with the detail of each rater. */
    private static Haar.Bands bands(NDArray ll, NDArray detail, int raters) {
        long b = ll.getShape().get(0);
        long r = ll.getShape().get(1);
        long h = ll.getShape().get(2);
        long w = ll.getShape().get(3);
        NDArray same = ll.expandDims(1).broadcast(new Shape(b, raters, r, h, w)).reshape(b * raters, r, h, w);
        return new Haar.Bands(
                same, detail.get(":, 0:" + r), detail.get(":, " + r + ":" + 2 * r), detail.get(":, " + 2 * r + ":"));
    }
}
