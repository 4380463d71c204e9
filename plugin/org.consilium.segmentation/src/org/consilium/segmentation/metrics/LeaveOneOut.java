// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

/**
 * Sets a mask beside the raters: how well it agrees with all raters but one, and how well that one does. Agreement is
 * the mean Dice with the others. In the manner of Chalana and Kim, "A methodology for evaluation of boundary detection
 * algorithms on medical images", IEEE TMI 16, 1997, who hold an algorithm's distance from the observers against the
 * distance between observers.
 *
 * @param rater for each rater the mean Dice of his mask with those of the others
 * @param mask for each rater the mean Dice of the mask under test with those same others
 */
public record LeaveOneOut(double[] rater, double[] mask) {

    /**
     * Leaves every rater out once.
     *
     * @param labels Dice of each rater with each, n x n, n at least 2
     * @param withMask Dice of each rater with the mask under test
     */
    static LeaveOneOut of(double[][] labels, double[] withMask) {
        int n = labels.length;
        double[] rater = new double[n];
        double[] mask = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                if (j != i) {
                    rater[i] += labels[i][j] / (n - 1);
                    mask[i] += withMask[j] / (n - 1);
                }
            }
        }
        return new LeaveOneOut(rater, mask);
    }

    /** The mean agreement of a rater with the others: the mean Dice over pairs of raters. */
    double raterAgreement() {
        double sum = 0;
        for (double value : rater) {
            sum += value;
        }
        return sum / rater.length;
    }

    /**
     * The place of the mask among the n raters: 1 if it agrees with the others better than each rater it replaces, n + 1
     * if worse than each; a tie counts half a place. One more rater of the same kind would score n / 2 + 1 on average.
     */
    double rank() {
        double rank = 1;
        for (int i = 0; i < rater.length; i++) {
            double better = rater[i] - mask[i];
            rank += better > RaterConfusion.TIE ? 1 : better < -RaterConfusion.TIE ? 0 : 0.5;
        }
        return rank;
    }
}
