// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Arrays;
import java.util.List;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.Overlap;

/**
 * Hungarian-matched IoU (Kohl et al., "A Hierarchical Probabilistic U-Net", arXiv 1905.13077): both sets are repeated
 * until their lengths meet at their least common multiple, then matched one to one so that the mean IoU is greatest.
 *
 * <p>The copies are not written out. Matching copies is the same as sending units from labels to predictions, which
 * keeps the problem at the size labels x predictions.
 */
public final class MatchedIou {

    private MatchedIou() {}

    /** The mean IoU of the best matching in 0..1; IoU(empty, empty) = 1. Neither list is empty. */
    public static double of(List<BitMask> labels, List<BitMask> predictions) {
        double[][] iou = new double[labels.size()][predictions.size()];
        for (int i = 0; i < labels.size(); i++) {
            for (int k = 0; k < predictions.size(); k++) {
                iou[i][k] = Overlap.iou(labels.get(i), predictions.get(k));
            }
        }
        return of(iou);
    }

    static double of(double[][] iou) {
        int labels = iou.length;
        int predictions = iou[0].length;
        int common = labels / greatestCommonDivisor(labels, predictions) * predictions;
        int[] supply = new int[labels];
        int[] capacity = new int[predictions];
        Arrays.fill(supply, common / labels);
        Arrays.fill(capacity, common / predictions);
        int[][] units = Assignment.cheapest(Assignment.negated(iou), supply, capacity);
        double sum = 0;
        for (int i = 0; i < labels; i++) {
            for (int k = 0; k < predictions; k++) {
                sum += units[i][k] * iou[i][k];
            }
        }
        return sum / common;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
