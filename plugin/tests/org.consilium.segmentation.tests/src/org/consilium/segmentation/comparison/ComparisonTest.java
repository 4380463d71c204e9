// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.metrics.MetricInfo;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final double[] A = {0.20, 0.30, 0.25, 0.40, 0.10, 0.22, 0.31, 0.28};
    private static final double[] B = {0.15, 0.33, 0.20, 0.30, 0.12, 0.20, 0.25, 0.20};

    private static EvaluatedCase one(int i, int samples, Map<MetricInfo, Double> values, Recipe recipe) {
        Map<MetricInfo, Double> all = new EnumMap<>(MetricInfo.class);
        all.putAll(values);
        all.put(MetricInfo.LABEL_DIVERSITY, 0.1 + i / 100.0);
        return new EvaluatedCase("case" + i, "p" + i / 2, 4, samples, all, "mm", recipe);
    }

    private static Arm arm(String name, int samples, double[] ged) {
        List<EvaluatedCase> cases = new ArrayList<>();
        for (int i = 0; i < ged.length; i++) {
            cases.add(one(
                    i,
                    samples,
                    Map.of(
                            MetricInfo.GED,
                            ged[i],
                            MetricInfo.GED_OFFDIAGONAL,
                            ged[i],
                            MetricInfo.DICE_SOFT,
                            1 - ged[i]),
                    Recipe.UNKNOWN));
        }
        return new Arm(name, cases);
    }

    private static Comparison compare(MetricInfo metric, Arm... arms) {
        return Comparison.of(List.of(arms), new ComparisonSettings(List.of(metric), true, 1337));
    }

    /**
     * Differences .05 -.03 .05 .10 -.02 .02 .06 .08 of cases 0 to 7, two a patient: sums .02 .15 0 .14, means half of them.
     * Of the 8 arrangements of signs without their opposites two have sums as far as .31, whatever the sign of 0: p = 0.25.
     * d_z by {@code np.mean(m) / np.std(m, ddof=1)} with m = [.01, .075, 0, .07].
     */
    @Test
    void pairsByCaseAndTestsOverPatients() {
        Contrast contrast = compare(MetricInfo.GED, arm("A", 16, A), arm("B", 16, B))
                .contrasts()
                .get(0);
        assertEquals(0.0387500, contrast.difference().value(), 1e-12);
        assertEquals(0.25750, contrast.meanFirst(), 1e-12);
        assertEquals(0.21875, contrast.meanSecond(), 1e-12);
        assertEquals(8, contrast.difference().cases());
        assertEquals(4, contrast.patients());
        assertEquals(0.25, contrast.test().p(), 1e-12);
        assertEquals(0.25, contrast.holm(), 1e-12);
        assertEquals(0.987575042968336, contrast.effect().value(), 1e-9);
        assertTrue(contrast.difference().lower95() >= 0 && contrast.difference().upper95() <= 0.075);
        assertEquals("B", contrast.better());
    }

    @Test
    void theOrderOfRowsAndNamesOfPatientsDoNotMatter() {
        List<EvaluatedCase> backwards = new ArrayList<>();
        List<EvaluatedCase> other = new ArrayList<>();
        for (int i = 7; i >= 0; i--) {
            backwards.add(renamed(one(i, 16, Map.of(MetricInfo.GED, A[i]), Recipe.UNKNOWN)));
            other.add(renamed(one(i, 16, Map.of(MetricInfo.GED, B[i]), Recipe.UNKNOWN)));
        }
        Contrast expected = compare(MetricInfo.GED, arm("A", 16, A), arm("B", 16, B))
                .contrasts()
                .get(0);
        Contrast actual = compare(MetricInfo.GED, new Arm("A", backwards), new Arm("B", other))
                .contrasts()
                .get(0);
        assertEquals(expected.difference().lower95(), actual.difference().lower95(), 1e-12);
        assertEquals(expected.difference().upper95(), actual.difference().upper95(), 1e-12);
        assertEquals(expected.effect().lower95(), actual.effect().lower95(), 1e-12);
    }

    private static EvaluatedCase renamed(EvaluatedCase one) {
        String patient = "x" + (9 - Integer.parseInt(one.patient().substring(1)));
        return new EvaluatedCase(
                one.id(), patient, one.raters(), one.samples(), one.values(), one.unit(), one.recipe());
    }

    @Test
    void anotherNumberOfSamplesIsNotComparable() {
        Arm few = arm("few", 8, A);
        Arm many = arm("many", 16, B);
        Contrast ged = compare(MetricInfo.GED, few, many).contrasts().get(0);
        assertEquals(
                "not comparable: K differs (8 and 16); draw as many samples in each arm, or read ged_offdiagonal",
                ged.missing());
        assertTrue(Double.isNaN(ged.difference().value()) && Double.isNaN(ged.holm()));
        assertTrue(compare(MetricInfo.GED_OFFDIAGONAL, few, many)
                .contrasts()
                .get(0)
                .isDefined());
        Contrast soft = compare(MetricInfo.DICE_SOFT, few, many).contrasts().get(0);
        assertEquals("many", soft.better());
        assertEquals("K differs (8 and 16), and a mean of more samples is smoother", soft.note());
    }

    @Test
    void everyFigureThatFollowsFromTheSamplesIsSortedIn() {
        for (MetricInfo metric : ComparisonSettings.OF_MODELS) {
            boolean personal =
                    metric.key().endsWith("_diagonal") && !metric.key().startsWith("mean_mask")
                            || metric == MetricInfo.RATER_IDENTIFICATION;
            boolean free = metric == MetricInfo.GED_OFFDIAGONAL
                    || metric == MetricInfo.SAMPLE_DIVERSITY
                    || metric == MetricInfo.DICE_MAX_PER_PREDICTION;
            assertEquals(
                    personal || free ? 0 : 1,
                    (SampleCount.decides(metric) ? 1 : 0) + (SampleCount.touches(metric) ? 1 : 0),
                    metric.key());
        }
    }

    @Test
    void figuresOfTheLabelsAreNoFiguresOfAModel() {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> new ComparisonSettings(List.of(MetricInfo.MAJORITY_GED), true, 1));
        assertTrue(e.getMessage().contains("majority_ged"), e.getMessage());
        assertFalse(ComparisonSettings.OF_MODELS.contains(MetricInfo.ORACLE_GED));
        assertTrue(ComparisonSettings.OF_MODELS.contains(MetricInfo.MEAN_MASK_GED));
    }

    @Test
    void casesOfOneArmOnlyAreCountedAndNamed() {
        Arm all = arm("A", 16, A);
        Arm fewer = arm("B", 16, new double[] {0.1, 0.2});
        Comparison comparison = compare(MetricInfo.GED, all, fewer);
        assertEquals(2, comparison.contrasts().get(0).difference().cases());
        assertEquals(
                "6 cases are in 'A' and not in 'B', and left out: case2, case3, case4, case5, case6 and 1 more.",
                comparison.warnings().get(0));
        assertTrue(
                comparison.warnings().get(1).contains("have 1 patient in common"),
                comparison.warnings().get(1));
    }

    @Test
    void aCaseWithOtherMasksIsAnotherCase() {
        List<EvaluatedCase> cases = new ArrayList<>();
        for (int i = 0; i < A.length; i++) {
            EvaluatedCase same = one(i, 16, Map.of(MetricInfo.GED, B[i]), Recipe.UNKNOWN);
            cases.add(
                    i == 3
                            ? new EvaluatedCase(same.id(), same.patient(), 3, 16, same.values(), "mm", Recipe.UNKNOWN)
                            : same);
        }
        Comparison comparison = compare(MetricInfo.GED, arm("A", 16, A), new Arm("B", cases));
        assertEquals(7, comparison.contrasts().get(0).difference().cases());
        assertEquals(
                "1 case has other raters, or other masks of them, in 'A' than in 'B', and is left out: case3. Evaluate all"
                        + " arms on the same cases.",
                comparison.warnings().get(0));
    }

    @Test
    void seedsAreAveragedByCaseAndFoldsAddUp() {
        List<EvaluatedCase> seeds = new ArrayList<>();
        for (int i = 0; i < A.length; i++) {
            for (int seed = -1; seed <= 1; seed++) {
                seeds.add(one(
                        i,
                        16,
                        Map.of(MetricInfo.GED, A[i] + seed * 0.01),
                        new Recipe("Consilium", Map.of("train.Epochs", "6", "train.Seed", "" + seed))));
            }
        }
        Arm pooled = new Arm("A", seeds);
        assertEquals(3, pooled.evaluations());
        assertEquals(8, pooled.size());
        assertEquals(Map.of("train.Epochs", "6"), pooled.recipe().settings());
        assertEquals(
                0.03875,
                compare(MetricInfo.GED, pooled, arm("B", 16, B))
                        .contrasts()
                        .get(0)
                        .difference()
                        .value(),
                1e-12);
    }

    @Test
    void aFigureThatOneRunLacksIsLeftOutAndNoted() {
        List<EvaluatedCase> cases = new ArrayList<>();
        for (int i = 0; i < A.length; i++) {
            cases.add(one(i, 16, i == 0 ? Map.of() : Map.of(MetricInfo.GED, B[i]), Recipe.UNKNOWN));
        }
        Contrast contrast = compare(MetricInfo.GED, arm("A", 16, A), new Arm("B", cases))
                .contrasts()
                .get(0);
        assertEquals(7, contrast.difference().cases());
        assertEquals("1 case has the figure in one arm only, and is left out", contrast.note());
        assertEquals(
                "there is no case in which both arms have this figure",
                compare(MetricInfo.HM_IOU, arm("A", 16, A), arm("B", 16, B))
                        .contrasts()
                        .get(0)
                        .missing());
    }

    @Test
    void distancesInOtherUnitsAndOtherTolerancesAreNotComparable() {
        Recipe one = Recipe.UNKNOWN.plus(Map.of(Recipe.TOLERANCE, "1.0", Recipe.BINS, "10"));
        Recipe two = Recipe.UNKNOWN.plus(Map.of(Recipe.TOLERANCE, "2.0", Recipe.BINS, "10"));
        Map<MetricInfo, Double> values =
                Map.of(MetricInfo.SURFACE_DICE_DIAGONAL, 0.5, MetricInfo.HD95_DIAGONAL, 3.0, MetricInfo.ECE, 0.1);
        Arm first = new Arm("A", List.of(one(0, 4, values, one), one(2, 4, values, one)));
        EvaluatedCase pixels = one(2, 4, values, two);
        Arm second = new Arm(
                "B",
                List.of(
                        one(0, 4, values, two),
                        new EvaluatedCase(
                                pixels.id(), pixels.patient(), 4, 4, pixels.values(), "px", pixels.recipe())));
        assertTrue(compare(MetricInfo.SURFACE_DICE_DIAGONAL, first, second)
                .contrasts()
                .get(0)
                .missing()
                .startsWith("not comparable: the tolerance"));
        assertTrue(compare(MetricInfo.ECE, first, second).contrasts().get(0).isDefined());
        Contrast distance =
                compare(MetricInfo.HD95_DIAGONAL, first, second).contrasts().get(0);
        assertEquals(1, distance.difference().cases());
        assertEquals("mm", distance.unit());
        assertEquals("1 case has its distances in another unit, and is left out", distance.note());
    }

    @Test
    void allTestsAreCorrectedTogether() {
        Comparison comparison = Comparison.of(
                List.of(arm("A", 16, A), arm("B", 16, B), arm("C", 16, A)),
                new ComparisonSettings(List.of(MetricInfo.GED), true, 1337));
        assertEquals(
                List.of("A - B", "A - C", "B - C"),
                comparison.contrasts().stream()
                        .map(c -> c.first() + " - " + c.second())
                        .toList());
        assertEquals(3, comparison.tests());
        assertEquals(0.75, comparison.contrasts().get(0).holm(), 1e-12);
        assertEquals("", comparison.contrasts().get(1).better());
        assertEquals(1, comparison.contrasts().get(1).test().p());
        assertThrows(
                IllegalArgumentException.class,
                () -> Comparison.of(
                        List.of(arm("A", 16, A)), new ComparisonSettings(List.of(MetricInfo.GED), true, 1337)));
    }

    @Test
    void theIntervalOfAsManyPatientsIsThatOfTheComparison() {
        List<Arm> arms = List.of(arm("A", 16, A), arm("B", 16, B));
        ComparisonSettings settings = new ComparisonSettings(List.of(MetricInfo.GED), true, 1337);
        Contrast contrast = Comparison.of(arms, settings).contrasts().get(0);
        List<StudySize> sizes = StudySize.of(arms, settings);
        assertEquals(
                List.of(2, 3, 4, 8, 16), sizes.stream().map(StudySize::patients).toList());
        assertEquals(contrast.difference().lower95(), sizes.get(2).lower95());
        assertEquals(contrast.difference().upper95(), sizes.get(2).upper95());
        for (int i = 1; i < sizes.size(); i++) {
            assertTrue(sizes.get(i).width() < sizes.get(i - 1).width());
        }
        // the standard deviation of the patients' means is 0.0391; a mean of 16 has a 95 % interval of 2 * 1.96 * sd /
        // 4
        // with the bootstrap's sd, which divides by 4 and not by 3: 0.0332
        assertEquals(0.0332, sizes.get(4).width(), 0.003);
        assertTrue(sizes.get(4).tellsApart());
        assertFalse(sizes.get(0).tellsApart());
    }
}
