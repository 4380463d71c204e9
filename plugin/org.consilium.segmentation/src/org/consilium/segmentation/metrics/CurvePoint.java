// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.consilium.segmentation.data.BitMask;

/**
 * What the first K samples of a case score.
 *
 * <p>The energy distance over all pairs falls with K even if the model stays the same: it is the distance without pairs
 * of a sample with itself, plus S / K, where S is the mean distance between different samples. That second part is the
 * estimator's own bias. An oracle that draws the raters' masks has nothing but it: the raters' own mean distance / K.
 *
 * @param samples K
 * @param ged generalized energy distance over all pairs
 * @param bias S / K; NaN for one sample
 * @param oracleGed the mean over draws of what the raters' own masks score with K draws
 * @param diceMax mean over raters of the best sample's Dice
 * @param hmIou Hungarian-matched IoU
 */
public record CurvePoint(int samples, double ged, double bias, double oracleGed, double diceMax, double hmIou) {

    /** The energy distance without the bias; NaN for one sample. */
    public double gedWithoutBias() {
        return ged - bias;
    }

    /**
     * The curve of a case.
     *
     * @param labels at least one
     * @param samples all samples, at least one, in the order in which they were drawn
     * @param counts wanted numbers of samples; those that are too large are left out, and all samples are always in
     */
    static List<CurvePoint> curve(List<BitMask> labels, List<BitMask> samples, List<Integer> counts) {
        TreeSet<Integer> reached = new TreeSet<>();
        counts.stream().filter(count -> count < samples.size()).forEach(reached::add);
        reached.add(samples.size());
        double diversity = GedTerms.diversity(labels);
        List<CurvePoint> points = new ArrayList<>();
        for (int count : reached) {
            List<BitMask> first = samples.subList(0, count);
            GedTerms terms = GedTerms.standard(labels, first);
            points.add(new CurvePoint(
                    count,
                    terms.value(),
                    terms.predictionsOffDiagonal() / count,
                    diversity / count,
                    DiceMetrics.maxPerLabel(DiceMetrics.matrix(labels, first)),
                    MatchedIou.of(labels, first)));
        }
        return points;
    }
}
