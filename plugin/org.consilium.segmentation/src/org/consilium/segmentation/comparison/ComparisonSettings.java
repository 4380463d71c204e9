// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.Arrays;
import java.util.List;
import org.consilium.segmentation.metrics.MetricInfo;

/**
 * What is compared.
 *
 * @param metrics in the order of the results; each a figure of a model
 * @param allPairs whether every arm meets every other; if not, the first arm meets all others
 * @param seed of all draws
 */
public record ComparisonSettings(List<MetricInfo> metrics, boolean allPairs, long seed) {

    /** All figures of a model, also those of its mean mask. */
    public static final List<MetricInfo> OF_MODELS = Arrays.stream(MetricInfo.values())
            .filter(metric -> !metric.usesLabels())
            .toList();

    /** @throws IllegalArgumentException if a metric says nothing of a model */
    public ComparisonSettings {
        metrics = metrics.isEmpty() ? OF_MODELS : List.copyOf(metrics);
        for (MetricInfo metric : metrics) {
            if (metric.usesLabels()) {
                throw new IllegalArgumentException("The figure '" + metric.key()
                        + "' follows from the raters' masks: it is no figure of a model, and the same whatever the model."
                        + " Leave it out.");
            }
        }
    }
}
