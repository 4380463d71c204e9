// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.List;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.Overlap;

/** The Dice measures of D-Persona's evaluation, each between a set of labels and a set of predictions. */
public final class DiceMetrics {

    private static final double[] SOFT_THRESHOLDS = {0.1, 0.3, 0.5, 0.7, 0.9};

    private DiceMetrics() {}

    /** Dice of every label (row) with every prediction (column). */
    public static double[][] matrix(List<BitMask> labels, List<BitMask> predictions) {
        double[][] dice = new double[labels.size()][predictions.size()];
        for (int i = 0; i < labels.size(); i++) {
            for (int k = 0; k < predictions.size(); k++) {
                dice[i][k] = Overlap.dice(labels.get(i), predictions.get(k));
            }
        }
        return dice;
    }

    /**
     * Mean over the thresholds 0.1, 0.3, 0.5, 0.7 and 0.9 of the Dice between the pixels whose mean label and those
     * whose mean probability are greater than the threshold.
     *
     * @param meanLabel the share of raters who marked each pixel
     * @param meanProbability the mean of the predicted probabilities per pixel, not of thresholded masks
     */
    public static double soft(double[] meanLabel, double[] meanProbability) {
        double sum = 0;
        for (double threshold : SOFT_THRESHOLDS) {
            sum += Overlap.dice(BitMask.above(meanLabel, threshold), BitMask.above(meanProbability, threshold));
        }
        return sum / SOFT_THRESHOLDS.length;
    }

    /** Mean over labels of the best prediction's Dice: how well every rater is covered. */
    public static double maxPerLabel(double[][] dice) {
        double sum = 0;
        for (double[] row : dice) {
            double best = 0;
            for (double value : row) {
                best = Math.max(best, value);
            }
            sum += best;
        }
        return sum / dice.length;
    }

    /** Mean over predictions of the best label's Dice: how plausible every prediction is. */
    public static double maxPerPrediction(double[][] dice) {
        int predictions = dice[0].length;
        double sum = 0;
        for (int k = 0; k < predictions; k++) {
            double best = 0;
            for (double[] row : dice) {
                best = Math.max(best, row[k]);
            }
            sum += best;
        }
        return sum / predictions;
    }

    /**
     * Mean Dice of the best one-to-one assignment in which every label has a prediction of its own.
     *
     * @param dice labels x predictions, no more labels than predictions
     */
    public static double match(double[][] dice) {
        int[] columns = Assignment.best(dice);
        double sum = 0;
        for (int i = 0; i < dice.length; i++) {
            sum += dice[i][columns[i]];
        }
        return sum / dice.length;
    }

    /** Mean Dice of mask i with label i; the lists are equally long. */
    public static double diagonal(List<BitMask> labels, List<BitMask> masks) {
        double sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            sum += Overlap.dice(labels.get(i), masks.get(i));
        }
        return sum / labels.size();
    }

    /** Mean Dice of one mask with every label. */
    public static double ofOne(List<BitMask> labels, BitMask mask) {
        double sum = 0;
        for (BitMask label : labels) {
            sum += Overlap.dice(label, mask);
        }
        return sum / labels.size();
    }
}
