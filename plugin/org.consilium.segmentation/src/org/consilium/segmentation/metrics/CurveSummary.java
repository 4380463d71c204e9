// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.segmentation.data.CaseOrder;
import org.consilium.segmentation.statistics.MeanInterval;

/**
 * One point of the curve over the number of samples K: means over the cases that have so many.
 *
 * @param samples K
 * @param ged generalized energy distance over all pairs, with an interval over patients
 * @param bias what the estimator itself adds at this K: the mean distance between samples / K; NaN for one sample
 * @param gedWithoutBias the distance without it, the same for every K up to chance; NaN for one sample
 * @param oracleGed what the raters' own masks would score with K draws: nothing but the bias
 * @param diceMax mean over raters of the best sample's Dice
 * @param hmIou Hungarian-matched IoU
 */
public record CurveSummary(
        int samples,
        MeanInterval ged,
        double bias,
        MeanInterval gedWithoutBias,
        double oracleGed,
        double diceMax,
        double hmIou) {

    /**
     * One row a number of samples, ascending.
     *
     * @param seed fixes the draws of the intervals
     */
    public static List<CurveSummary> of(List<CaseMetrics> cases, long seed) {
        Map<Integer, List<MeanInterval.Observation<CurvePoint>>> bySamples = new TreeMap<>();
        CaseOrder order = CaseMetrics.order(cases);
        for (CaseMetrics row : cases) {
            for (CurvePoint point : row.details().curve()) {
                bySamples
                        .computeIfAbsent(point.samples(), key -> new ArrayList<>())
                        .add(new MeanInterval.Observation<>(order.rank(row.patient()), point));
            }
        }
        List<CurveSummary> rows = new ArrayList<>();
        bySamples.forEach((samples, points) -> rows.add(new CurveSummary(
                samples,
                MeanInterval.of(points, CurvePoint::ged, seed),
                MeanInterval.of(points, CurvePoint::bias, seed).value(),
                MeanInterval.of(points, CurvePoint::gedWithoutBias, seed),
                MeanInterval.of(points, CurvePoint::oracleGed, seed).value(),
                MeanInterval.of(points, CurvePoint::diceMax, seed).value(),
                MeanInterval.of(points, CurvePoint::hmIou, seed).value())));
        return rows;
    }
}
