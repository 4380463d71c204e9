// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.knime.table.NamedCells;
import org.consilium.segmentation.comparison.Recipe;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.metrics.BoundaryFigures;
import org.consilium.segmentation.metrics.CaseDetails;
import org.consilium.segmentation.metrics.CaseMetrics;
import org.consilium.segmentation.metrics.ConfusionCell;
import org.consilium.segmentation.metrics.CurveSummary;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.metrics.MetricSummary;
import org.consilium.segmentation.metrics.MetricValue;
import org.consilium.segmentation.metrics.RaterConfusion;
import org.consilium.segmentation.metrics.RaterFigures;
import org.consilium.segmentation.metrics.RaterSummary;
import org.consilium.segmentation.metrics.Reliability;
import org.consilium.segmentation.statistics.MeanInterval;
import org.junit.jupiter.api.Test;

/** Every figure of the evaluator stands below its own name. */
class EvaluatorTablesTest {

    private static final CaseInfo INFO = new CaseInfo("c", "p", "v", 0, 0.5, 0.75);

    /** A case whose metrics have the values 0.5, 1.5, 2.5, ... in their order. */
    private static CaseMetrics metrics() {
        Map<MetricInfo, MetricValue> values = new EnumMap<>(MetricInfo.class);
        for (MetricInfo metric : MetricInfo.values()) {
            values.put(metric, MetricValue.of(metric.ordinal() + 0.5));
        }
        RaterFigures one =
                new RaterFigures("R", 1.5, List.of("A", "B"), 2.5, new BoundaryFigures(3.5, 4.5, 5.5), 6.5, 7.5);
        RaterConfusion none = new RaterConfusion(List.of(), List.of("R"), new double[0][]);
        return new CaseMetrics(
                INFO, 2, 3, values, new CaseDetails(List.of(one), none, Reliability.none(2), List.of(), "mm"));
    }

    @Test
    void aRowACase() {
        Map<String, String> expected = new LinkedHashMap<>(Map.of());
        expected.put("case", "c");
        expected.put("patient", "p");
        expected.put("raters", "2");
        expected.put("samples", "3");
        for (MetricInfo metric : MetricInfo.values()) {
            expected.put(metric.key(), Double.toString(metric.ordinal() + 0.5));
        }
        expected.put("distance_unit", "mm");
        expected.put("method", "Consilium");
        expected.put("settings", "{\"a.Epochs\":\"6\"}");
        assertEquals(
                expected.toString(),
                NamedCells.of(
                                MetricTables.CASES,
                                MetricTables.row(metrics(), new Recipe("Consilium", Map.of("a.Epochs", "6"))))
                        .toString());
    }

    @Test
    void aRowAMetric() {
        MetricSummary summary = new MetricSummary(MetricInfo.GED, 0.5, 0.25, 0.75, 7, 5, "");
        assertEquals(
                "{metric=ged, value=0.5, lower95=0.25, upper95=0.75}",
                NamedCells.of(MetricTables.SUMMARY, MetricTables.row(summary)).toString());
    }

    @Test
    void aRowACaseAndRater() {
        assertEquals(
                "{case=c, patient=p, rater=R, dice=1.5, best_fit=A = B, identified=2.5, hd95=3.5, assd=4.5,"
                        + " distance_unit=mm, surface_dice=5.5, agreement=6.5, model_agreement=7.5}",
                NamedCells.of(
                                DetailTables.RATERS_PER_CASE,
                                DetailTables.ratersPerCase(List.of(metrics())).get(0))
                        .toString());
    }

    @Test
    void aRowARater() {
        RaterSummary rater =
                new RaterSummary("R", 9, new MeanInterval(1.5, 1.25, 1.75, 9), 2.5, 3.5, 4.5, 5.5, "px", 8, 6.5, 7.5);
        assertEquals(
                "{rater=R, cases=9, dice=1.5, dice_lower95=1.25, dice_upper95=1.75, identified=2.5, hd95=3.5,"
                        + " assd=4.5, distance_unit=px, surface_dice=5.5, one_empty=8, agreement=6.5,"
                        + " model_agreement=7.5}",
                NamedCells.of(
                                DetailTables.RATERS,
                                DetailTables.raters(List.of(rater)).get(0))
                        .toString());
    }

    @Test
    void aRowAPairOfRaters() {
        ConfusionCell cell = new ConfusionCell("M", "R", new MeanInterval(1.5, 1.25, 1.75, 9), 0.5);
        assertEquals(
                "{mask_of=M, rater=R, dice=1.5, lower95=1.25, upper95=1.75, best_fit=0.5, cases=9}",
                NamedCells.of(
                                DetailTables.CONFUSION,
                                DetailTables.confusion(List.of(cell)).get(0))
                        .toString());
    }

    @Test
    void aRowABin() {
        Reliability table = Reliability.of(new double[] {0.25, 0.75, 1, 1}, new double[] {0.5, 0, 1, 0.5}, 2);
        assertEquals(
                "{from=0.0, to=0.5, pixels=1.0, mean_probability=0.25, mean_label=0.5, share_of_ece=0.0625}",
                NamedCells.of(
                                DetailTables.RELIABILITY,
                                DetailTables.reliability(table).get(0))
                        .toString());
    }

    @Test
    void aRowANumberOfSamples() {
        CurveSummary point = new CurveSummary(
                4, new MeanInterval(1.5, 1.25, 1.75, 9), 2.5, new MeanInterval(3.5, 3.25, 3.75, 9), 4.5, 5.5, 6.5);
        assertEquals(
                "{samples=4, ged=1.5, lower95=1.25, upper95=1.75, bias=2.5, ged_without_bias=3.5,"
                        + " without_bias_lower95=3.25, without_bias_upper95=3.75, oracle_ged=4.5, dice_max=5.5,"
                        + " hm_iou=6.5, cases=9}",
                NamedCells.of(
                                DetailTables.CURVE,
                                DetailTables.curve(List.of(point)).get(0))
                        .toString());
    }
}
