// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures of all golden cases that SciPy 1.17 and NumPy 2.4 computed from the definitions: borders by binary erosion
 * with a cross, exact distance transforms with a spacing of 0.6 x 0.9 mm, percentiles with linear interpolation, the
 * Hungarian method on repeated sets.
 */
class EvaluationReferenceTest {

    private static final double TOLERANCE = 1e-6;

    private static final JsonObject REFERENCE = GoldenCases.read("/evaluation_reference.json");

    static Stream<JsonObject> cases() {
        return GoldenCases.metricCases().stream();
    }

    /** The reference knows personalised figures, and the mean mask's beside them, only where each rater has a mask. */
    private static final Set<MetricInfo> OF_KNOWN_RATERS = EnumSet.of(
            MetricInfo.DICE_DIAGONAL,
            MetricInfo.RATER_IDENTIFICATION,
            MetricInfo.HD95_DIAGONAL,
            MetricInfo.ASSD_DIAGONAL,
            MetricInfo.SURFACE_DICE_DIAGONAL,
            MetricInfo.MEAN_MASK_DICE_DIAGONAL,
            MetricInfo.MEAN_MASK_HD95,
            MetricInfo.MEAN_MASK_ASSD,
            MetricInfo.MEAN_MASK_SURFACE_DICE,
            MetricInfo.MAJORITY_DICE_DIAGONAL,
            MetricInfo.AT_LEAST_HALF_DICE_DIAGONAL,
            MetricInfo.SINGLE_RATER_DICE_DIAGONAL);

    @Test
    void thereIsAReferenceForEachCase() {
        assertEquals(33, REFERENCE.getAsJsonObject("cases").size());
        assertTrue(cases().allMatch(golden ->
                REFERENCE.getAsJsonObject("cases").has(golden.get("name").getAsString())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void figures(JsonObject golden) {
        EvaluationCase subject = GoldenCases.builder(golden)
                .spacing(
                        REFERENCE.get("row_spacing").getAsDouble(),
                        REFERENCE.get("column_spacing").getAsDouble())
                .build();
        CaseMetrics actual = GedEvaluation.evaluate(
                subject, new EvaluationSettings(REFERENCE.get("tolerance").getAsDouble(), 10, List.of()));
        JsonObject expected = REFERENCE
                .getAsJsonObject("cases")
                .getAsJsonObject(golden.get("name").getAsString());
        for (Map.Entry<String, JsonElement> figure : expected.entrySet()) {
            MetricInfo metric = MetricInfo.ofKey(figure.getKey()).orElseThrow();
            if (subject.knownRaters().size() < subject.labels().size() && OF_KNOWN_RATERS.contains(metric)) {
                continue;
            }
            MetricValue value = actual.value(metric);
            if (figure.getValue().isJsonNull()) {
                assertFalse(value.isDefined(), metric.key());
            } else {
                assertEquals(figure.getValue().getAsDouble(), value.value(), TOLERANCE, metric.key());
            }
        }
        assertEquals("mm", actual.details().unit());
    }
}
