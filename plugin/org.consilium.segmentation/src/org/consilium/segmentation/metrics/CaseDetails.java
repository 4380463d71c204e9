// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.List;

/**
 * What an evaluation knows of a case beyond one figure a metric.
 *
 * @param raters one entry for each rater who looked at the case
 * @param confusion which rater each personalised mask fits
 * @param reliability the pixels of the case by mean probability; none without raters or samples
 * @param curve the scores of the first K samples; empty without raters or samples
 * @param unit of boundary distances, {@link PixelScale#MILLIMETRES} or {@link PixelScale#PIXELS}
 */
public record CaseDetails(
        List<RaterFigures> raters,
        RaterConfusion confusion,
        Reliability reliability,
        List<CurvePoint> curve,
        String unit) {

    public CaseDetails {
        raters = List.copyOf(raters);
        curve = List.copyOf(curve);
    }
}
