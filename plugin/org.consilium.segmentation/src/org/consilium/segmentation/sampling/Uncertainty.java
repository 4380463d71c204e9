// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import java.util.ArrayList;
import java.util.List;
import org.consilium.ground.MaskThreshold;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.Overlap;

/**
 * How much the probability maps of one case differ. Maps are row by row, one value a pixel; what they hold is said by
 * {@link SampleMap}.
 *
 * @param masks pixels with a probability above 0.5, 0 or 1, one per map
 * @param mean probability
 * @param entropy of the mean probability, bit
 * @param variance of the probabilities
 * @param agreement share of the pairs of different masks that say the same of a pixel; 1 for a single mask
 * @param meanArea mean area of the masks in pixels
 * @param disagreement mean 1 - IoU over all pairs of different masks, two empty masks agree; NaN for a single mask
 */
public record Uncertainty(
        List<byte[]> masks,
        float[] mean,
        float[] entropy,
        float[] variance,
        float[] agreement,
        double meanArea,
        double disagreement) {

    /**
     * @param probabilities K maps one after the other, K at least 1
     * @param pixels of a map
     */
    public static Uncertainty of(float[] probabilities, int pixels) {
        int count = probabilities.length / pixels;
        List<byte[]> masks = new ArrayList<>();
        List<BitMask> packed = new ArrayList<>();
        int[] votes = new int[pixels];
        long area = 0;
        for (int k = 0; k < count; k++) {
            byte[] mask = new byte[pixels];
            for (int i = 0; i < pixels; i++) {
                mask[i] = (byte) (MaskThreshold.inside(probabilities[k * pixels + i]) ? 1 : 0);
                votes[i] += mask[i];
                area += mask[i];
            }
            masks.add(mask);
            packed.add(BitMask.ofBytes(mask, 0, pixels));
        }
        float[] mean = new float[pixels];
        float[] entropy = new float[pixels];
        float[] variance = new float[pixels];
        float[] agreement = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            double sum = 0;
            for (int k = 0; k < count; k++) {
                sum += probabilities[k * pixels + i];
            }
            double average = sum / count;
            double square = 0;
            for (int k = 0; k < count; k++) {
                double difference = probabilities[k * pixels + i] - average;
                square += difference * difference;
            }
            mean[i] = (float) average;
            entropy[i] = (float) (bits(average) + bits(1 - average));
            variance[i] = (float) (square / count);
            agreement[i] = (float) agreement(votes[i], count);
        }
        return new Uncertainty(masks, mean, entropy, variance, agreement, area / (double) count, disagreement(packed));
    }

    /** Mean of a map over the pixels. */
    public static double mean(float[] map) {
        double sum = 0;
        for (float value : map) {
            sum += value;
        }
        return sum / map.length;
    }

    private static double bits(double p) {
        return p <= 0 ? 0 : -p * Math.log(p) / Math.log(2);
    }

    private static double agreement(long inside, long count) {
        return count == 1 ? 1 : 1 - 2.0 * inside * (count - inside) / (count * (count - 1));
    }

    private static double disagreement(List<BitMask> masks) {
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
