// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseOrder;

/**
 * The figures of one case.
 *
 * @param info the case, whose patient counts for intervals: cases of one patient are alike
 * @param raters how many raters looked at the case
 * @param samples how many samples the model drew
 * @param values a figure or a reason for every metric
 * @param details what is more than one figure
 */
public record CaseMetrics(
        CaseInfo info, int raters, int samples, Map<MetricInfo, MetricValue> values, CaseDetails details) {

    public CaseMetrics {
        for (MetricInfo metric : MetricInfo.values()) {
            if (!values.containsKey(metric)) {
                throw new IllegalArgumentException("There is no " + metric.key() + " for case " + info.id() + ".");
            }
        }
        values = Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /** The order of the patients of these cases. */
    static CaseOrder order(List<CaseMetrics> cases) {
        return CaseOrder.of(cases.stream().map(CaseMetrics::info).toList());
    }

    /** The id of the case, as the port has it. */
    public String id() {
        return info.id();
    }

    /** The patient as the reader named it: a pseudonym unless it was told to keep names. */
    public String patient() {
        return info.patient();
    }

    /** The figure, or the reason why there is none; never null. */
    public MetricValue value(MetricInfo metric) {
        return values.get(metric);
    }
}
