// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.LabelFusion;
import org.consilium.segmentation.data.Masks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GedEvaluationTest {

    private static EvaluationCase.Builder strip(String patient) {
        return EvaluationCase.builder("case of " + patient, patient, 1, 8);
    }

    private static double value(CaseMetrics row, MetricInfo metric) {
        assertTrue(
                row.value(metric).isDefined(),
                () -> metric + ": " + row.value(metric).reason());
        return row.value(metric).value();
    }

    private static String reason(CaseMetrics row, MetricInfo metric) {
        assertFalse(row.value(metric).isDefined(), metric::key);
        assertTrue(row.value(metric).asOptional().isEmpty());
        return row.value(metric).reason();
    }

    @Test
    void theNamesOfTheTables() {
        assertEquals(
                List.of(
                        "ged",
                        "mean_mask_ged",
                        "majority_ged",
                        "at_least_half_ged",
                        "single_rater_ged",
                        "oracle_ged",
                        "ged_dpersona",
                        "ged_offdiagonal",
                        "sample_diversity",
                        "label_diversity",
                        "dice_diagonal",
                        "mean_mask_dice_diagonal",
                        "majority_dice_diagonal",
                        "at_least_half_dice_diagonal",
                        "single_rater_dice_diagonal",
                        "rater_agreement",
                        "rater_identification",
                        "dice_soft",
                        "dice_max",
                        "dice_max_per_prediction",
                        "dice_max_mean",
                        "dice_match",
                        "hm_iou",
                        "hd95_diagonal",
                        "mean_mask_hd95",
                        "raters_hd95",
                        "assd_diagonal",
                        "mean_mask_assd",
                        "raters_assd",
                        "surface_dice_diagonal",
                        "mean_mask_surface_dice",
                        "raters_surface_dice",
                        "ece",
                        "brier",
                        "model_rank"),
                Arrays.stream(MetricInfo.values()).map(MetricInfo::key).toList());
        Set<String> fromLabels = Arrays.stream(MetricInfo.values())
                .filter(MetricInfo::usesLabels)
                .map(MetricInfo::key)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "label_diversity",
                        "majority_ged",
                        "majority_dice_diagonal",
                        "at_least_half_ged",
                        "at_least_half_dice_diagonal",
                        "single_rater_ged",
                        "single_rater_dice_diagonal",
                        "oracle_ged",
                        "rater_agreement",
                        "raters_hd95",
                        "raters_assd",
                        "raters_surface_dice"),
                fromLabels);
        assertEquals(MetricInfo.HM_IOU, MetricInfo.ofKey("hm_iou").orElseThrow());
        assertTrue(MetricInfo.ofKey("nothing").isEmpty());
    }

    @Test
    void yardsticksByHand() {
        // Labels: two of A = 4 pixels, one of B = the same and 4 more. d(A,B) = 1/2, so D = 2 * 2 * 0.5 / 9.
        CaseMetrics row = GedEvaluation.evaluate(strip("p")
                .addLabel("1", Masks.bytes("11110000"), 0)
                .addLabel("2", Masks.bytes("11110000"), 0)
                .addLabel("3", Masks.bytes("11111111"), 0)
                .addSample(new float[] {1, 1, 1, 1, 0.2f, 0.2f, 0.2f, 0.2f}, 0)
                .addSample(new float[] {1, 1, 1, 1, 0.9f, 0.9f, 0.9f, 0.9f}, 0)
                .build());
        double diversity = 2.0 / 9;
        assertEquals(diversity, value(row, MetricInfo.LABEL_DIVERSITY), 1e-12);
        assertEquals(diversity, value(row, MetricInfo.SINGLE_RATER_GED), 1e-12);
        assertEquals(diversity / 2, value(row, MetricInfo.ORACLE_GED), 1e-12);
        assertEquals(2 * 0.5 / 3 - diversity, value(row, MetricInfo.MAJORITY_GED), 1e-12);
        assertEquals((1 + 1 + 8.0 / 12) / 3, value(row, MetricInfo.MAJORITY_DICE_DIAGONAL), 1e-8);
        // The mean probability of the right half is 0.55: the mean mask is B although half of the samples are A.
        assertEquals(2 * (0.5 + 0.5 + 0) / 3 - diversity, value(row, MetricInfo.MEAN_MASK_GED), 1e-7);
        assertEquals((2 * 8.0 / 12 + 1) / 3, value(row, MetricInfo.MEAN_MASK_DICE_DIAGONAL), 1e-8);
        assertEquals("2 samples cannot give each of 3 raters one of its own", reason(row, MetricInfo.DICE_MATCH));
        assertEquals(3, row.raters());
        assertEquals(2, row.samples());
    }

    @Test
    void twoOfFourIsNoMajority() {
        List<BitMask> labels = List.of(Masks.of("1000"), Masks.of("1000"), Masks.of("0100"), Masks.of("1100"));
        BitMask majority = LabelFusion.majority(labels);
        assertTrue(majority.get(0));
        assertFalse(majority.get(1));
    }

    @Test
    void aCaseWithoutRatersIsLeftOut() {
        CaseMetrics none = GedEvaluation.evaluate(strip("a")
                .addSample(Masks.map("11110000"), 0)
                .addPersonal("1", Masks.map("11110000"), 0)
                .build());
        for (MetricInfo metric : MetricInfo.values()) {
            assertEquals("no rater looked at this case", reason(none, metric));
        }
        CaseMetrics perfect = GedEvaluation.evaluate(strip("b")
                .addLabel("1", Masks.bytes("11110000"), 0)
                .addSample(Masks.map("11110000"), 0)
                .build());
        MetricSummary ged = GedEvaluation.summarize(List.of(none, perfect), 1).get(0);
        assertEquals(MetricInfo.GED, ged.metric());
        assertEquals(0, ged.value());
        assertEquals(1, ged.cases());
        assertEquals(1, ged.patients());
        assertTrue(Double.isNaN(ged.lower95()));
    }

    @Test
    void aRaterWhoDrewNothingCounts() {
        CaseMetrics row = GedEvaluation.evaluate(strip("a")
                .addLabel("1", Masks.bytes("00000000"), 0)
                .addLabel("2", Masks.bytes("00000000"), 0)
                .addSample(Masks.map("00000000"), 0)
                .addSample(Masks.map("00000000"), 0)
                .build());
        assertEquals(0, value(row, MetricInfo.GED));
        assertEquals(0, value(row, MetricInfo.GED_DPERSONA), 1e-7);
        assertEquals(1, value(row, MetricInfo.DICE_MATCH));
        assertEquals(1, value(row, MetricInfo.HM_IOU));
        assertEquals(1, value(row, MetricInfo.DICE_SOFT));
    }

    @Test
    void oneSampleHasNoOffDiagonal() {
        CaseMetrics row = GedEvaluation.evaluate(strip("a")
                .addLabel("1", Masks.bytes("11000000"), 0)
                .addSample(Masks.map("11000000"), 0)
                .build());
        assertEquals("a single sample has no other to be compared with", reason(row, MetricInfo.GED_OFFDIAGONAL));
    }

    @Test
    void personalisedMasksAloneAreEnoughForTheDiagonal() {
        CaseMetrics row = GedEvaluation.evaluate(strip("a")
                .addLabel("2", Masks.bytes("11000000"), 0)
                .addLabel("3", Masks.bytes("11110000"), 0)
                .addPersonal("1", Masks.map("00000000"), 0)
                .addPersonal("3", Masks.map("11000000"), 0)
                .addPersonal("2", Masks.map("11000000"), 0)
                .build());
        assertEquals((1 + 4.0 / 6) / 2, value(row, MetricInfo.DICE_DIAGONAL), 1e-8);
        assertEquals("there are no samples for this case", reason(row, MetricInfo.GED));
        assertEquals("there are no samples for this case", reason(row, MetricInfo.ORACLE_GED));
        assertEquals(value(row, MetricInfo.LABEL_DIVERSITY), value(row, MetricInfo.SINGLE_RATER_GED), 1e-12);
    }

    @Test
    void aRaterWithoutPersonalisedMask() {
        EvaluationCase.Builder builder =
                strip("a").addLabel("2", Masks.bytes("11000000"), 0).addSample(Masks.map("11000000"), 0);
        assertEquals(
                "there are no personalised masks for this case",
                reason(GedEvaluation.evaluate(builder.build()), MetricInfo.DICE_DIAGONAL));
        builder.addLabel("1", Masks.bytes("11110000"), 0).addPersonal("1", Masks.map("11000000"), 0);
        CaseMetrics known = GedEvaluation.evaluate(builder.build());
        double dice = known.details().raters().get(1).dice();
        assertEquals(dice, value(known, MetricInfo.DICE_DIAGONAL), 1e-12);
        // the mean mask is the same as the mask for rater 1, and measured with the same rater
        assertEquals(dice, value(known, MetricInfo.MEAN_MASK_DICE_DIAGONAL), 1e-12);
        assertEquals(
                value(known, MetricInfo.SURFACE_DICE_DIAGONAL), value(known, MetricInfo.MEAN_MASK_SURFACE_DICE), 1e-12);
        assertTrue(Double.isNaN(known.details().raters().get(0).dice()));
        EvaluationCase.Builder other = strip("b").addSample(Masks.map("11000000"), 0);
        other.addLabel("8", Masks.bytes("11000000"), 0).addPersonal("9", Masks.map("11000000"), 0);
        assertEquals(
                "the model knows none of the raters who looked at this case",
                reason(GedEvaluation.evaluate(other.build()), MetricInfo.DICE_DIAGONAL));
    }

    @Test
    void theOracleIsRightOnAverage() {
        List<String> masks = List.of("11110000", "11111100", "00110000", "00000000");
        Random random = new Random(4);
        double sum = 0;
        int rounds = 4000;
        CaseMetrics last = null;
        for (int round = 0; round < rounds; round++) {
            EvaluationCase.Builder builder = strip("p");
            masks.forEach(mask -> builder.addLabel("r" + masks.indexOf(mask), Masks.bytes(mask), 0));
            for (int k = 0; k < 5; k++) {
                builder.addSample(Masks.map(masks.get(random.nextInt(masks.size()))), 0);
            }
            last = GedEvaluation.evaluate(builder.build());
            sum += value(last, MetricInfo.GED);
        }
        assertEquals(value(last, MetricInfo.ORACLE_GED), sum / rounds, 0.005);
    }

    @Test
    void mapsArePackedAtOnceAndFromAnOffset() {
        float[] maps = Masks.map("1111000000001111");
        EvaluationCase.Builder builder = strip("a").addSample(maps, 0).addSample(maps, 8);
        Arrays.fill(maps, 0);
        EvaluationCase built = builder.build();
        assertEquals(4, built.samples().get(0).area());
        assertTrue(built.samples().get(1).get(7));
        assertEquals(0.5, built.meanProbability()[0]);
        assertEquals(0, built.meanMask().area());
    }

    @Test
    void refusals() {
        EvaluationCase.Builder builder = strip("a").addLabel("1", Masks.bytes("11000000"), 0);
        float[] logits = Masks.map("11000000");
        logits[3] = -4;
        assertMessage("Sample 1 of case case of a holds -4.0", () -> builder.addSample(logits, 0));
        logits[3] = Float.NaN;
        assertMessage("holds NaN", () -> builder.addPersonal("1", logits, 0));
        assertMessage("has 3 pixels, fewer than the 8", () -> builder.addSample(new float[3], 0));
        assertMessage("two masks of rater 1", () -> builder.addLabel("1", new byte[8], 0));
        builder.addPersonal("1", new float[8], 0);
        assertMessage("two personalised maps of rater 1", () -> builder.addPersonal("1", new float[8], 0));
    }

    @Test
    void theSummaryIsAMeanOverCasesWithAnIntervalOverPatients() {
        Random random = new Random(2);
        List<CaseMetrics> rows = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < 30; i++) {
            EvaluationCase.Builder builder = strip("p" + i % 10);
            for (int r = 0; r < 4; r++) {
                builder.addLabel("" + r, randomMask(random), 0);
            }
            for (int k = 0; k < 6; k++) {
                float[] map = new float[8];
                byte[] mask = randomMask(random);
                for (int j = 0; j < 8; j++) {
                    map[j] = mask[j];
                }
                builder.addSample(map, 0);
            }
            rows.add(GedEvaluation.evaluate(builder.build()));
            sum += value(rows.get(i), MetricInfo.GED);
        }
        List<MetricSummary> summary = GedEvaluation.summarize(rows, 9);
        assertEquals(MetricInfo.values().length, summary.size());
        MetricSummary ged = summary.get(0);
        assertEquals(sum / 30, ged.value(), 1e-12);
        assertEquals(30, ged.cases());
        assertEquals(10, ged.patients());
        assertTrue(ged.lower95() < ged.value() && ged.value() < ged.upper95());
        MetricSummary diagonal = summary.get(MetricInfo.DICE_DIAGONAL.ordinal());
        assertFalse(diagonal.isDefined());
        assertTrue(Double.isNaN(diagonal.value()));
        assertEquals(summary, GedEvaluation.summarize(rows, 9));
    }

    private static byte[] randomMask(Random random) {
        byte[] mask = new byte[8];
        for (int j = 0; j < 8; j++) {
            mask[j] = (byte) random.nextInt(2);
        }
        return mask;
    }

    private static void assertMessage(String part, Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}
