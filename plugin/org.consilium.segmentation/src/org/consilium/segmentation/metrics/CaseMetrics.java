// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of one case.
 *
 * @param id the case
 * @param patient the patient's key, for intervals that respect that cases of one patient are alike
 * @param raters how many raters looked at the case
 * @param samples how many samples the model drew
 * @param values a figure or a reason for every metric
 * @param details what is more than one figure
 */
public record CaseMetrics(
        String id, String patient, int raters, int samples, Map<MetricInfo, MetricValue> values, CaseDetails details) {

    public CaseMetrics {
        for (MetricInfo metric : MetricInfo.values()) {
            if (!values.containsKey(metric)) {
                throw new IllegalArgumentException("There is no " + metric.key() + " for case " + id + ".");
            }
        }
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    public MetricValue value(MetricInfo metric) {
        return values.get(metric);
    }
}
