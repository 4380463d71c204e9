// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.consilium.segmentation.network.Gaussian;
import org.consilium.segmentation.network.Harmonizer;
import org.consilium.segmentation.network.Ops;

/** The terms of both phases. Each returns a tensor without dimensions. */
public final class Losses {

    /** One pixel: keeps a gradient towards and away from empty masks. */
    private static final double SMOOTH = 1;

    private static final int[] PIXELS = {2, 3};

    private Losses() {}

    /**
     * Cross entropy plus Dice (arXiv 2605.08210, total objective), averaged over the present maps of the whole batch: the
     * mean over pixels of log(1+e^l) - l y, and 1 - (2 sum p y + 1)/(sum p + sum y + 1) with p = sigmoid(l).
     *
     * @param logits [B,R,H,W]
     * @param masks [B,R,H,W], 0 or 1
     * @param present [B,R], 0 or 1
     */
    public static NDArray segmentation(Ops ops, NDArray logits, NDArray masks, NDArray present) {
        return segmentation(ops, logits, masks, present, null);
    }

    /** As the one above, over the pixels that count: {@code inside} is [B,1,H,W], 0 or 1, null for all. */
    public static NDArray segmentation(Ops ops, NDArray logits, NDArray masks, NDArray present, NDArray inside) {
        NDArray perPixel = ops.softplus(logits).sub(logits.mul(masks));
        NDArray entropy = inside == null
                ? ops.mean(perPixel, PIXELS, false)
                : perPixel.mul(inside).sum(PIXELS).div(inside.sum(PIXELS));
        NDArray p = within(ops.sigmoid(logits), inside);
        NDArray counted = within(masks, inside);
        NDArray overlap = ops.plus(ops.times(p.mul(counted).sum(PIXELS), 2), SMOOTH);
        NDArray total = ops.plus(p.sum(PIXELS).add(counted.sum(PIXELS)), SMOOTH);
        NDArray perMap = entropy.add(ops.plus(overlap.div(total).neg(), 1));
        return perMap.mul(present).sum().div(present.sum());
    }

    /** Maps [B,K,H,W] with 0 where a pixel does not count; {@code inside} as above. */
    public static NDArray within(NDArray maps, NDArray inside) {
        return inside == null ? maps : maps.mul(inside);
    }

    /**
     * 1 - the mean Dice of foreground and background, pooled over the whole batch, as D-Persona's code.
     *
     * @param p probabilities, any shape
     * @param masks 0 or 1, of the same shape
     */
    public static NDArray pooledDice(Ops ops, NDArray p, NDArray masks) {
        return pooledDice(ops, p, masks, null);
    }

    /** As the one above, over the pixels that count: {@code inside} is [B,1,H,W], 0 or 1, null for all. */
    public static NDArray pooledDice(Ops ops, NDArray p, NDArray masks, NDArray inside) {
        NDArray foreground = dice(ops, within(p, inside), within(masks, inside));
        NDArray background = dice(ops, within(ops.plus(p.neg(), 1), inside), within(ops.plus(masks.neg(), 1), inside));
        return ops.plus(ops.times(foreground.add(background), -0.5), 1);
    }

    private static NDArray dice(Ops ops, NDArray p, NDArray masks) {
        NDArray overlap = ops.plus(ops.times(p.mul(masks).sum(), 2), SMOOTH);
        return overlap.div(ops.plus(p.sum().add(masks.sum()), SMOOTH));
    }

    /**
     * KL(q || p) of diagonal Gaussians, mean over the batch of the sum over dimensions of log(sp/sq) + (sq^2 +
     * (mq-mp)^2)/(2 sp^2) - 1/2.
     */
    public static NDArray kl(Ops ops, Gaussian q, Gaussian p) {
        return ops.mean(klPerDimension(ops, q, p).sum(new int[] {1}), new int[] {0}, false);
    }

    /** KL(q || p) per case and latent dimension, [B,D]. */
    public static NDArray klPerDimension(Ops ops, Gaussian q, Gaussian p) {
        NDArray difference = q.mean().sub(p.mean());
        NDArray variance = ops.times(q.logSigma(), 2).exp();
        NDArray ratio = variance.add(difference.mul(difference))
                .mul(ops.times(p.logSigma(), -2).exp());
        return p.logSigma().sub(q.logSigma()).add(ops.plus(ops.times(ratio, 0.5), -0.5));
    }

    /**
     * Distance of the modulations from the identity (arXiv 2605.08210): sum over levels of |gamma-1|^2 + |beta|^2, mean
     * over the batch; 0 without a Harmonizer.
     */
    public static NDArray harmonizer(Ops ops, List<Harmonizer.Modulation> modulations) {
        NDArray sum = ops.scalar(0);
        for (Harmonizer.Modulation m : modulations) {
            NDArray scale = ops.plus(m.gamma(), -1);
            sum = sum.add(scale.mul(scale)
                    .sum(new int[] {1})
                    .add(m.beta().mul(m.beta()).sum(new int[] {1})));
        }
        return sum.getShape().dimension() == 0 ? sum : ops.mean(sum, new int[] {0}, false);
    }

    /**
     * Generalized Energy Distance between soft predictions and masks, without the pairs of a prediction with itself and
     * without the term of the masks alone, which is constant:
     * 2/(Kn) sum d(P,A) - 2/(K(K-1)) sum_{k&lt;k'} d(P,P').
     *
     * @param p probabilities [B,K,H,W]
     * @param pPresent [B,K]; absent predictions do not count, and with fewer than two the second term is 0
     * @param a masks [B,R,H,W]
     * @param aPresent [B,R]; a case without any is left out
     */
    public static NDArray ged(Ops ops, NDArray p, NDArray pPresent, NDArray a, NDArray aPresent, GedKind kind) {
        NDArray predictions = flat(p);
        NDArray masks = flat(a);
        NDArray one = ops.scalar(1);
        NDArray k = pPresent.sum(new int[] {1}).maximum(one);
        NDArray n = aPresent.sum(new int[] {1}).maximum(one);
        // masks are 0 or 1, for which both kinds agree
        NDArray cross = weighted(distance(ops, predictions, masks, GedKind.PRODUCT), pPresent, aPresent)
                .div(k.mul(n));
        NDArray pairs = weighted(
                        distance(ops, predictions, predictions, kind)
                                .mul(offDiagonal(ops, p.getShape().get(1))),
                        pPresent,
                        pPresent)
                .div(k.mul(ops.plus(k, -1)).maximum(one));
        NDArray perCase = ops.times(cross, 2).sub(pairs);
        NDArray counted = aPresent.max(new int[] {1}).mul(pPresent.max(new int[] {1}));
        return perCase.mul(counted).sum().div(counted.sum().maximum(one));
    }

    private static NDArray flat(NDArray maps) {
        return maps.reshape(maps.getShape().get(0), maps.getShape().get(1), -1);
    }

    private static NDArray weighted(NDArray distance, NDArray rows, NDArray columns) {
        return distance.mul(rows.expandDims(2)).mul(columns.expandDims(1)).sum(new int[] {1, 2});
    }

    private static NDArray offDiagonal(Ops ops, long size) {
        double[] mask = new double[(int) (size * size)];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i / size == i % size ? 0 : 1;
        }
        return ops.cached("off-diagonal " + size, mask, new Shape(1, size, size));
    }

    /** 1 - (intersection + 1)/(union + 1) of every pair, [B,K,L]. */
    private static NDArray distance(Ops ops, NDArray p, NDArray q, GedKind kind) {
        NDArray intersection = kind == GedKind.PRODUCT
                ? p.matMul(q.transpose(0, 2, 1))
                : p.expandDims(2).minimum(q.expandDims(1)).sum(new int[] {3});
        NDArray sizes =
                p.sum(new int[] {2}).expandDims(2).add(q.sum(new int[] {2}).expandDims(1));
        NDArray union = sizes.sub(intersection);
        return ops.plus(
                ops.plus(intersection, SMOOTH).div(ops.plus(union, SMOOTH)).neg(), 1);
    }
}
