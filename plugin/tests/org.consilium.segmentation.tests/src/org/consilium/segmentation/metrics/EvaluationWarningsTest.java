// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.consilium.segmentation.data.Masks;
import org.junit.jupiter.api.Test;

class EvaluationWarningsTest {

    private static final String MASK = "11000000";

    private static CaseMetrics of(String id, String sample, String... raters) {
        EvaluationCase.Builder builder = EvaluationCase.builder(id, "p" + id, 1, 8);
        for (String rater : raters) {
            builder.addLabel(rater, Masks.bytes(MASK), 0);
        }
        return GedEvaluation.evaluate(builder.addSample(Masks.map(sample), 0).build());
    }

    @Test
    void saysNothingOfWhatIsAsItShouldBe() {
        assertEquals(
                List.of(),
                EvaluationWarnings.of(List.of(of("1", MASK, "A", "B"), of("2", MASK, "A", "B")), List.of("A", "B")));
        assertEquals(List.of(), EvaluationWarnings.of(List.of(), List.of()));
    }

    @Test
    void countsAndNamesCasesWithoutRaters() {
        List<CaseMetrics> cases = new ArrayList<>(List.of(of("a", MASK, "A", "B"), of("b", MASK, "A", "B")));
        for (int i = 1; i <= 6; i++) {
            cases.add(of("c" + i, MASK));
        }
        assertEquals(
                List.of(
                        "No rater looked at 6 of 8 cases (c1, c2, c3, c4, c5 and 1 more): they have no figures, and count"
                                + " for no mean."),
                EvaluationWarnings.of(cases, List.of()));
        assertTrue(EvaluationWarnings.of(cases.subList(2, 8), List.of())
                .get(0)
                .startsWith("No rater looked at any of the cases"));
    }

    @Test
    void namesRatersWhomTheModelDoesNotKnowAndWhoLookedOnce() {
        List<String> warnings = EvaluationWarnings.of(
                List.of(of("1", MASK, "A", "B", "C"), of("2", MASK, "A", "B")), List.of("A", "B"));
        assertEquals(2, warnings.size());
        assertTrue(warnings.get(0).startsWith("The model makes no masks for 1 rater of the cases (C)"));
        assertTrue(warnings.get(1).startsWith("1 rater has looked at one case only (C)"));
    }

    @Test
    void saysThatAModelHasLearnedNextToNothing() {
        List<String> warnings =
                EvaluationWarnings.of(List.of(of("1", "00000011", "A", "B"), of("2", "00000000", "A", "B")), List.of());
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0)
                .startsWith("The masks hardly meet those of the raters (mean_mask_dice_diagonal is 0.0"));
    }
}
