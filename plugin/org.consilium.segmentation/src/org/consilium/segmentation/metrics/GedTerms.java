// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.Overlap;

/**
 * The mean distances that the generalized energy distance between labels and predictions consists of.
 *
 * <p>With labels A and predictions P: {@code GED = 2 E d(A,P) - E d(A,A') - E d(P,P')} (Szekely and Rizzo; with
 * d = 1 - IoU for segmentations in Kohl et al., "A Probabilistic U-Net", arXiv 1806.05034).
 *
 * @param cross mean over all pairs of a label and a prediction
 * @param labels mean over all pairs of labels, each label with itself included
 * @param predictions mean over all pairs of predictions, each prediction with itself included
 * @param predictionsOffDiagonal mean over pairs of different predictions; NaN for a single prediction
 * @param labelsOffDiagonal mean over pairs of different labels; NaN for a single label
 */
public record GedTerms(
        double cross, double labels, double predictions, double predictionsOffDiagonal, double labelsOffDiagonal) {

    /** The terms with the distance {@code 1 - IoU} and IoU(empty, empty) = 1. */
    public static GedTerms standard(List<BitMask> labels, List<BitMask> predictions) {
        return of(labels, predictions, Overlap::distance);
    }

    /** The terms with the distance of D-Persona's published code, in which two empty masks are 1 apart. */
    public static GedTerms dpersona(List<BitMask> labels, List<BitMask> predictions) {
        return of(labels, predictions, Overlap::dpersonaDistance);
    }

    /** The generalized energy distance as a V-statistic: all pairs. Never negative for a standard distance. */
    public double value() {
        return 2 * cross - labels - predictions;
    }

    /**
     * The generalized energy distance without the pairs of a prediction with itself: free of the bias that falls with
     * the number of samples, and negative at times. NaN for a single prediction.
     */
    public double offDiagonal() {
        return 2 * cross - labels - predictionsOffDiagonal;
    }

    /**
     * The mean distance between labels, each with itself included: what a set of masks drawn from the labels
     * themselves scores, times the number of masks.
     */
    public static double diversity(List<BitMask> labels) {
        return Pairs.of(labels, Overlap::distance).mean();
    }

    private static GedTerms of(
            List<BitMask> labels, List<BitMask> predictions, ToDoubleBiFunction<BitMask, BitMask> distance) {
        if (labels.isEmpty() || predictions.isEmpty()) {
            throw new IllegalArgumentException("The energy distance needs at least one label and one prediction.");
        }
        double sum = 0;
        for (BitMask label : labels) {
            for (BitMask prediction : predictions) {
                sum += distance.applyAsDouble(label, prediction);
            }
        }
        Pairs ofLabels = Pairs.of(labels, distance);
        Pairs ofPredictions = Pairs.of(predictions, distance);
        return new GedTerms(
                sum / labels.size() / predictions.size(),
                ofLabels.mean(),
                ofPredictions.mean(),
                ofPredictions.meanOffDiagonal(),
                ofLabels.meanOffDiagonal());
    }

    /** The distances within one set: of each mask to itself, and of all ordered pairs of different masks. */
    private record Pairs(int masks, double self, double others) {

        static Pairs of(List<BitMask> masks, ToDoubleBiFunction<BitMask, BitMask> distance) {
            double self = 0;
            double others = 0;
            for (int i = 0; i < masks.size(); i++) {
                for (int j = 0; j < i; j++) {
                    others += 2 * distance.applyAsDouble(masks.get(i), masks.get(j));
                }
                self += distance.applyAsDouble(masks.get(i), masks.get(i));
            }
            return new Pairs(masks.size(), self, others);
        }

        double mean() {
            return (self + others) / masks / masks;
        }

        double meanOffDiagonal() {
            return others / masks / (masks - 1);
        }
    }
}
