// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.consilium.segmentation.data.Masks;
import org.junit.jupiter.api.Test;

/**
 * The tables over all cases. Case 1: raters a and b, whose personalised masks are exchanged. Case 2: rater a alone, with
 * a perfect mask. Case 3, of the patient of case 1: as case 1, but the masks fit.
 */
class DetailSummariesTest {

    private static final String A = "11000000";
    private static final String B = "11110000";
    private static final String NOTHING = "00000000";

    private static final List<CaseMetrics> CASES = List.of(
            GedEvaluation.evaluate(both("1", "p")
                    .addPersonal("a", Masks.map(B), 0)
                    .addPersonal("b", Masks.map(A), 0)
                    .build()),
            GedEvaluation.evaluate(EvaluationCase.builder("2", "q", 1, 8)
                    .addLabel("a", Masks.bytes(A), 0)
                    .addPersonal("a", Masks.map(A), 0)
                    .addPersonal("b", Masks.map(NOTHING), 0)
                    .addSample(Masks.map(A), 0)
                    .build()),
            GedEvaluation.evaluate(both("3", "p")
                    .addPersonal("a", Masks.map(A), 0)
                    .addPersonal("b", Masks.map(B), 0)
                    .build()));

    private static EvaluationCase.Builder both(String id, String patient) {
        return EvaluationCase.builder(id, patient, 1, 8)
                .addLabel("b", Masks.bytes(B), 0)
                .addLabel("a", Masks.bytes(A), 0)
                .addSample(Masks.map(A), 0)
                .addSample(Masks.map(B), 0);
    }

    @Test
    void raters() {
        List<RaterSummary> rows = RaterSummary.of(CASES, 1);
        assertEquals(List.of("a", "b"), rows.stream().map(RaterSummary::rater).toList());
        RaterSummary a = rows.get(0);
        assertEquals(3, a.cases());
        assertEquals((2.0 / 3 + 1 + 1) / 3, a.dice().value(), 1e-8);
        assertTrue(a.dice().lower95() < a.dice().upper95());
        assertEquals(0.5, a.identified(), "case 2 has one rater and tells nothing");
        // From B's four border pixels to A's two: 0 0 1 2, back 0 0. The 95th percentile of the first is 1.85.
        assertEquals(1.85 / 3, a.hd95(), 1e-12);
        assertEquals(0.5 / 3, a.assd(), 1e-12);
        assertEquals("px", a.unit());
        assertEquals((5.0 / 6 + 1 + 1) / 3, a.surfaceDice(), 1e-12);
        assertEquals(0, a.oneEmpty());
        assertEquals(2.0 / 3, a.agreement(), 1e-8);
        RaterSummary b = rows.get(1);
        assertEquals(2, b.cases());
        assertTrue(Double.isNaN(b.dice().lower95()), "one patient");
        // The mean probability of the right half is 0.5, so that the mean mask is A.
        assertEquals(1, b.modelAgreement(), 1e-8);
    }

    /** Where some cases have a pixel size, distances in pixels of the others are no part of the mean. */
    @Test
    void distancesInMillimetresAndInPixelsAreNotMixed() {
        CaseMetrics inMillimetres = GedEvaluation.evaluate(both("5", "r")
                .spacing(2, 2)
                .addPersonal("a", Masks.map(B), 0)
                .addPersonal("b", Masks.map(B), 0)
                .build());
        RaterSummary a = RaterSummary.of(List.of(CASES.get(0), inMillimetres, CASES.get(2)), 1)
                .get(0);
        assertEquals("mm", a.unit());
        assertEquals(2 * 1.85, a.hd95(), 1e-12);
        assertEquals(2 * 0.5, a.assd(), 1e-12);
        assertEquals(3, a.cases(), "figures without a unit are over all cases");
        assertEquals((2.0 / 3 + 2.0 / 3 + 1) / 3, a.dice().value(), 1e-8);
    }

    @Test
    void ratersThatFitAMaskEquallyWellShareTheCase() {
        CaseMetrics twins = GedEvaluation.evaluate(EvaluationCase.builder("6", "s", 1, 8)
                .addLabel("a", Masks.bytes(A), 0)
                .addLabel("b", Masks.bytes(A), 0)
                .addLabel("c", Masks.bytes(B), 0)
                .addPersonal("a", Masks.map(A), 0)
                .addSample(Masks.map(A), 0)
                .build());
        assertEquals(
                List.of(0.5, 0.5, 0.0),
                ConfusionCell.of(List.of(twins), 1).stream()
                        .map(ConfusionCell::bestFit)
                        .toList());
    }

    @Test
    void oneEmptyMaskHasNoDistance() {
        CaseMetrics row = GedEvaluation.evaluate(
                both("4", "p").addPersonal("a", Masks.map(NOTHING), 0).build());
        RaterSummary a = RaterSummary.of(List.of(row), 1).get(0);
        assertEquals(1, a.oneEmpty());
        assertTrue(Double.isNaN(a.hd95()));
        assertEquals(0, a.surfaceDice());
        RaterSummary b = RaterSummary.of(List.of(row), 1).get(1);
        assertEquals(0, b.dice().cases());
        assertTrue(Double.isNaN(b.dice().value()));
        assertTrue(Double.isNaN(b.surfaceDice()));
    }

    @Test
    void confusion() {
        List<ConfusionCell> cells = ConfusionCell.of(CASES, 1);
        assertEquals(
                List.of("a-a", "a-b", "b-a", "b-b"),
                cells.stream().map(cell -> cell.mask() + "-" + cell.rater()).toList());
        ConfusionCell own = cells.get(0);
        assertEquals((2.0 / 3 + 1 + 1) / 3, own.dice().value(), 1e-8);
        assertEquals(3, own.dice().cases());
        assertEquals(0.5, own.bestFit());
        assertEquals((1 + 2.0 / 3) / 2, cells.get(1).dice().value(), 1e-8);
        assertEquals(0.5, cells.get(1).bestFit());
        double identification = GedEvaluation.summarize(CASES, 1)
                .get(MetricInfo.RATER_IDENTIFICATION.ordinal())
                .value();
        assertEquals(0.5, identification);
    }

    @Test
    void curve() {
        List<CurveSummary> rows = CurveSummary.of(CASES, 1);
        assertEquals(List.of(1, 2), rows.stream().map(CurveSummary::samples).toList());
        CurveSummary two = rows.get(1);
        assertEquals(2, two.ged().cases());
        assertEquals(0, two.ged().value(), 1e-12);
        assertEquals(0.25, two.bias(), 1e-12);
        assertEquals(-0.25, two.gedWithoutBias().value(), 1e-12);
        assertEquals(0.125, two.oracleGed(), 1e-12);
        assertTrue(Double.isNaN(rows.get(0).bias()));
        assertEquals(0, rows.get(0).gedWithoutBias().cases());
    }

    @Test
    void settingsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new EvaluationSettings(-1, 10, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new EvaluationSettings(Double.NaN, 10, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new EvaluationSettings(1, 0, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new EvaluationSettings(1, 10, List.of(0)));
    }
}
