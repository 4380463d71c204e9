// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.consilium.segmentation.data.Masks;
import org.junit.jupiter.api.Test;

/** What is told of each rater: whom a personalised mask fits, and where the model stands among the raters. */
class RaterFiguresTest {

    private static EvaluationCase.Builder strip() {
        return EvaluationCase.builder("c", "p", 1, 8);
    }

    @Test
    void aMaskThatFitsAnotherRaterBetter() {
        CaseMetrics row = GedEvaluation.evaluate(strip().addLabel("a", Masks.bytes("11000000"), 0)
                .addLabel("b", Masks.bytes("11110000"), 0)
                .addPersonal("a", Masks.map("11110000"), 0)
                .addPersonal("b", Masks.map("11110000"), 0)
                .build());
        assertEquals(0.5, row.value(MetricInfo.RATER_IDENTIFICATION).value());
        RaterFigures a = row.details().raters().get(0);
        assertEquals(List.of("b"), a.fits());
        assertEquals(0, a.identified());
        assertEquals(4.0 / 6, a.dice(), 1e-8);
        assertEquals(1, row.details().raters().get(1).identified());
        RaterConfusion confusion = row.details().confusion();
        assertEquals(List.of("a", "b"), confusion.masks());
        assertEquals(1, confusion.dice()[0][1], 1e-8);
        assertEquals(4.0 / 6, confusion.dice()[0][0], 1e-8);
    }

    @Test
    void tiesShareTheHit() {
        // Both raters drew the same, and a third mask is empty, so that it fits nobody: its Dice is smoothing only.
        CaseMetrics row = GedEvaluation.evaluate(strip().addLabel("a", Masks.bytes("11000000"), 0)
                .addLabel("b", Masks.bytes("11000000"), 0)
                .addLabel("c", Masks.bytes("11111111"), 0)
                .addPersonal("a", Masks.map("11000000"), 0)
                .addPersonal("b", Masks.map("11000000"), 0)
                .addPersonal("c", Masks.map("00000000"), 0)
                .build());
        assertEquals(
                (0.5 + 0.5 + 1.0 / 3) / 3,
                row.value(MetricInfo.RATER_IDENTIFICATION).value(),
                1e-12);
        assertEquals(List.of("a", "b", "c"), row.details().raters().get(2).fits());
    }

    @Test
    void oneRaterIdentifiesNothing() {
        CaseMetrics row = GedEvaluation.evaluate(strip().addLabel("a", Masks.bytes("11000000"), 0)
                .addPersonal("a", Masks.map("11000000"), 0)
                .build());
        assertEquals(
                "needs two raters who looked at this case",
                row.value(MetricInfo.RATER_IDENTIFICATION).reason());
        assertEquals(
                "needs two raters who looked at this case",
                row.value(MetricInfo.RATERS_HD95).reason());
        assertTrue(Double.isNaN(row.details().raters().get(0).identified()));
        assertTrue(Double.isNaN(row.details().raters().get(0).agreement()));
        assertEquals(1, row.value(MetricInfo.DICE_DIAGONAL).value(), 1e-8);
    }

    @Test
    void theModelAmongTheRaters() {
        // Dice: a-b 1, a-c 0, b-c 0; the mean mask is that of a and b. Without a: the model 1/2, a 1/2, a tie, and so
        // without b; without c the model has 1 and c has 0. So it ties with two and beats one: place 2 of 4.
        CaseMetrics row = GedEvaluation.evaluate(strip().addLabel("a", Masks.bytes("11000000"), 0)
                .addLabel("b", Masks.bytes("11000000"), 0)
                .addLabel("c", Masks.bytes("00001111"), 0)
                .addSample(Masks.map("11000000"), 0)
                .build());
        assertEquals(2, row.value(MetricInfo.MODEL_RANK).value());
        assertEquals(1.0 / 3, row.value(MetricInfo.RATER_AGREEMENT).value(), 1e-8);
        RaterFigures c = row.details().raters().get(2);
        assertEquals(0, c.agreement(), 1e-8);
        assertEquals(1, c.modelAgreement(), 1e-8);
        assertNull(c.boundary());
        assertTrue(c.fits().isEmpty());
    }

    @Test
    void boundariesInMillimetresOrPixels() {
        EvaluationCase.Builder builder = strip().addLabel("a", Masks.bytes("10000000"), 0)
                .addLabel("b", Masks.bytes("00000000"), 0)
                .addPersonal("a", Masks.map("00010000"), 0)
                .addPersonal("b", Masks.map("00010000"), 0)
                .addSample(Masks.map("00000000"), 0);
        CaseMetrics pixels = GedEvaluation.evaluate(builder.build());
        assertEquals(MetricValue.of(3, "px"), pixels.value(MetricInfo.HD95_DIAGONAL));
        // Rater b drew nothing: no distance, but a surface Dice of 0.
        assertEquals(0, pixels.value(MetricInfo.SURFACE_DICE_DIAGONAL).value());
        assertEquals(0, pixels.value(MetricInfo.MEAN_MASK_HD95).value(), "of the empty mean mask and rater b");
        assertEquals(0.5, pixels.value(MetricInfo.MEAN_MASK_SURFACE_DICE).value());
        assertEquals(
                "of every pair of masks exactly one is empty, so there is no distance",
                pixels.value(MetricInfo.RATERS_HD95).reason());
        CaseMetrics millimetres =
                GedEvaluation.evaluate(builder.spacing(1, 0.5).build(), new EvaluationSettings(1.5, 10, List.of()));
        assertEquals(MetricValue.of(1.5, "mm"), millimetres.value(MetricInfo.ASSD_DIAGONAL));
        assertEquals(0.5, millimetres.value(MetricInfo.SURFACE_DICE_DIAGONAL).value());

        List<MetricSummary> summary = GedEvaluation.summarize(List.of(pixels, millimetres), 1);
        MetricSummary hd95 = summary.get(MetricInfo.HD95_DIAGONAL.ordinal());
        assertEquals("mm", hd95.unit());
        assertEquals(1.5, hd95.value(), "of the case in mm only");
        assertEquals(1, hd95.cases());
        assertEquals("", summary.get(0).unit());
        assertEquals(
                "px",
                GedEvaluation.summarize(List.of(pixels), 1)
                        .get(MetricInfo.HD95_DIAGONAL.ordinal())
                        .unit());
    }
}
