// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.EnumSet;
import java.util.Set;
import org.consilium.segmentation.metrics.MetricInfo;

/** What the figures of a model owe to the number of samples K that they are of. */
final class SampleCount {

    /** Their expectation changes with K, whatever the model: S / K in ged, the variance / K in brier, the best of K. */
    private static final Set<MetricInfo> DECIDES = EnumSet.of(
            MetricInfo.GED,
            MetricInfo.GED_DPERSONA,
            MetricInfo.DICE_MAX,
            MetricInfo.DICE_MAX_MEAN,
            MetricInfo.DICE_MATCH,
            MetricInfo.HM_IOU,
            MetricInfo.BRIER);

    /** They are of the mean of K probabilities, which more samples make smoother. */
    private static final Set<MetricInfo> TOUCHES = EnumSet.of(
            MetricInfo.DICE_SOFT,
            MetricInfo.ECE,
            MetricInfo.MODEL_RANK,
            MetricInfo.MEAN_MASK_GED,
            MetricInfo.MEAN_MASK_DICE_DIAGONAL,
            MetricInfo.MEAN_MASK_HD95,
            MetricInfo.MEAN_MASK_ASSD,
            MetricInfo.MEAN_MASK_SURFACE_DICE);

    private SampleCount() {}

    static boolean decides(MetricInfo metric) {
        return DECIDES.contains(metric);
    }

    static boolean touches(MetricInfo metric) {
        return TOUCHES.contains(metric);
    }
}
