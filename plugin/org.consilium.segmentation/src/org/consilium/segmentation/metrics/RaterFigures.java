// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.List;

/**
 * One rater's figures in one case. NaN, an empty list or null where there is none.
 *
 * @param rater the rater
 * @param dice of the mask made for the rater with the rater's own
 * @param fits the raters whom that mask fits best; empty without such a mask
 * @param identified 1 if that is this rater, 0 if another, a share of 1 where several tie; NaN with one rater
 * @param boundary of the mask made for the rater with the rater's own; null without such a mask
 * @param agreement mean Dice of the rater with the other raters; NaN with one rater
 * @param modelAgreement mean Dice of the model's mean mask with those same others; NaN without samples
 */
public record RaterFigures(
        String rater,
        double dice,
        List<String> fits,
        double identified,
        BoundaryFigures boundary,
        double agreement,
        double modelAgreement) {}
