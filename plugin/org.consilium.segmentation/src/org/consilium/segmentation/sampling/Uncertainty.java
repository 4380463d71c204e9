// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import java.util.ArrayList;
import java.util.List;
import org.consilium.segmentation.metrics.BitMask;
import org.consilium.segmentation.metrics.Overlap;

/**
 * How much the samples of one case differ.
 *
 * @param masks pixels with a probability above 0.5, 0 or 1, one per sample
 * @param entropy of the mean probability per pixel in bit, 0 to 1
 * @param meanArea mean area of the masks in pixels
 * @param meanEntropy mean over the pixels, bit
 * @param disagreement mean 1 - IoU over all pairs of different samples, two empty masks agree; NaN for one sample
 */
public record Uncertainty(
        List<byte[]> masks, float[] entropy, double meanArea, double meanEntropy, double disagreement) {

    private static final float THRESHOLD = 0.5f;

    /**
     * @param probabilities K maps one after the other
     * @param pixels of a map
     */
    public static Uncertainty of(final float[] probabilities, final int pixels) {
        final int count = probabilities.length / pixels;
        final List<byte[]> masks = new ArrayList<>();
        final List<BitMask> packed = new ArrayList<>();
        final double[] mean = new double[pixels];
        long area = 0;
        for (int k = 0; k < count; k++) {
            final byte[] mask = new byte[pixels];
            for (int i = 0; i < pixels; i++) {
                final float p = probabilities[k * pixels + i];
                mean[i] += p / (double) count;
                mask[i] = (byte) (p > THRESHOLD ? 1 : 0);
                area += mask[i];
            }
            masks.add(mask);
            packed.add(BitMask.ofBytes(mask, 0, pixels));
        }
        final float[] entropy = new float[pixels];
        double sum = 0;
        for (int i = 0; i < pixels; i++) {
            entropy[i] = (float) (bits(mean[i]) + bits(1 - mean[i]));
            sum += entropy[i];
        }
        return new Uncertainty(masks, entropy, area / (double) count, sum / pixels, disagreement(packed));
    }

    private static double bits(final double p) {
        return p <= 0 ? 0 : -p * Math.log(p) / Math.log(2);
    }

    private static double disagreement(final List<BitMask> masks) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < masks.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += 1 - Overlap.iou(masks.get(i), masks.get(j));
                pairs++;
            }
        }
        return pairs == 0 ? Double.NaN : sum / pairs;
    }
}
