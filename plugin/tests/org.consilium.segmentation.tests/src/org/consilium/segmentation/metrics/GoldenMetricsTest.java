// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.consilium.segmentation.data.BitMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenMetricsTest {

    private static final double TOLERANCE = 1e-6;

    static Stream<JsonObject> cases() {
        return GoldenCases.metricCases().stream();
    }

    @Test
    void thereAreAllCases() {
        assertEquals(33, GoldenCases.metricCases().size());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void figuresOfTheTables(JsonObject golden) {
        JsonObject expected = golden.getAsJsonObject("result");
        CaseMetrics actual = GedEvaluation.evaluate(GoldenCases.evaluationCase(golden));
        Map<String, MetricInfo> names = Map.of(
                "ged_standard_V", MetricInfo.GED,
                "ged_dpersona", MetricInfo.GED_DPERSONA,
                "ged_unbiased_preds_only", MetricInfo.GED_OFFDIAGONAL,
                "ged_standard_labels", MetricInfo.LABEL_DIVERSITY,
                "dice_soft", MetricInfo.DICE_SOFT,
                "dice_max_per_label", MetricInfo.DICE_MAX,
                "dice_max_per_pred", MetricInfo.DICE_MAX_PER_PREDICTION);
        names.forEach((name, metric) -> assertEquals(
                expected.get(name).getAsDouble(), actual.value(metric).value(), TOLERANCE, name));
        if (expected.has("dice_match")) {
            assertEquals(
                    expected.get("dice_match").getAsDouble(),
                    actual.value(MetricInfo.DICE_MATCH).value(),
                    TOLERANCE);
            assertEquals(
                    expected.get("dice_each_diagonal_mean").getAsDouble(),
                    actual.value(MetricInfo.DICE_DIAGONAL).value(),
                    TOLERANCE);
        } else {
            // the personalised figures are then over the raters who have a mask: GedEvaluationTest
            assertFalse(actual.value(MetricInfo.DICE_MATCH).isDefined());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void terms(JsonObject golden) {
        JsonObject expected = golden.getAsJsonObject("result");
        List<BitMask> labels = GoldenCases.masks(golden.getAsJsonArray("labels"));
        List<BitMask> samples = GoldenCases.evaluationCase(golden).samples();
        GedTerms standard = GedTerms.standard(labels, samples);
        GedTerms dpersona = GedTerms.dpersona(labels, samples);
        assertTerms(expected, "ged_standard", standard);
        assertTerms(expected, "ged_dpersona", dpersona);
        double bothOffDiagonal =
                2 * standard.cross() - standard.labelsOffDiagonal() - standard.predictionsOffDiagonal();
        assertEquals(expected.get("ged_unbiased_both").getAsDouble(), bothOffDiagonal, TOLERANCE);
        double lossForm = 2 * standard.cross() - standard.predictionsOffDiagonal();
        assertEquals(expected.get("ged_paper_loss_form").getAsDouble(), lossForm, TOLERANCE);
        double emptyLabels = labels.stream().filter(BitMask::isEmpty).count() / (double) labels.size();
        double emptySamples = samples.stream().filter(BitMask::isEmpty).count() / (double) samples.size();
        double difference = emptySamples - emptyLabels;
        assertEquals(standard.value(), dpersona.value() + difference * difference, 1e-7, "identity of the two forms");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void diceMatrix(JsonObject golden) {
        JsonObject expected = golden.getAsJsonObject("result");
        double[][] dice = DiceMetrics.matrix(
                GoldenCases.masks(golden.getAsJsonArray("labels")),
                GoldenCases.evaluationCase(golden).samples());
        int row = 0;
        for (JsonElement values : expected.getAsJsonArray("dice_matrix")) {
            for (int k = 0; k < dice[row].length; k++) {
                assertEquals(values.getAsJsonArray().get(k).getAsDouble(), dice[row][k], TOLERANCE);
            }
            row++;
        }
        assertEquals(row, dice.length);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void diagonalMatchAndMaximumAreOrdered(JsonObject golden) {
        CaseMetrics figures = GedEvaluation.evaluate(GoldenCases.evaluationCase(golden));
        if (figures.value(MetricInfo.DICE_MATCH).isDefined()) {
            double diagonal = figures.value(MetricInfo.DICE_DIAGONAL).value();
            double match = figures.value(MetricInfo.DICE_MATCH).value();
            double max = figures.value(MetricInfo.DICE_MAX).value();
            assertTrue(diagonal <= match + 1e-12, diagonal + " <= " + match);
            assertTrue(match <= max + 1e-12, match + " <= " + max);
        }
    }

    @Test
    void oracle() {
        for (JsonElement element : GoldenCases.all().getAsJsonArray("oracle")) {
            JsonObject golden = element.getAsJsonObject();
            List<BitMask> labels = GoldenCases.masks(golden.getAsJsonArray("labels"));
            assertEquals(
                    golden.get("mean_label_distance_incl_diagonal").getAsDouble(),
                    GedTerms.diversity(labels),
                    TOLERANCE);
            for (String group : List.of("exact_expected_GED_V_by_enumeration", "predicted")) {
                golden.getAsJsonObject(group)
                        .asMap()
                        .forEach((samples, expected) -> assertEquals(
                                expected.getAsDouble(),
                                Yardsticks.oracleGed(labels, Integer.parseInt(samples)),
                                TOLERANCE));
            }
        }
    }

    private static void assertTerms(JsonObject expected, String prefix, GedTerms terms) {
        assertEquals(expected.get(prefix + "_cross").getAsDouble(), terms.cross(), TOLERANCE);
        assertEquals(expected.get(prefix + "_labels").getAsDouble(), terms.labels(), TOLERANCE);
        assertEquals(expected.get(prefix + "_preds").getAsDouble(), terms.predictions(), TOLERANCE);
    }
}
