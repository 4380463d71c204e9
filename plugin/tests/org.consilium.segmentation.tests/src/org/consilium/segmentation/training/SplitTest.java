// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.data.PaddedCases;
import org.junit.jupiter.api.Test;

/** Patients, not cases, are held out of training: two cases a patient here. */
class SplitTest {

    @Test
    void casesOfOnePatientStayTogether() {
        try (Synthetic data = Synthetic.of(8, 2, 32, 32)) {
            PaddedCases cases = new PaddedCases(data.cases(), 32);
            Set<Integer> drawn = new TreeSet<>();
            for (int seed = 0; seed < 20; seed++) {
                Split split = Split.of(cases, 0.25, seed);
                Set<String> learned = patients(cases, split.training());
                Set<String> held = patients(cases, split.validation());
                assertEquals(3, learned.size(), "seed " + seed);
                assertEquals(1, held.size(), "seed " + seed);
                assertTrue(learned.stream().noneMatch(held::contains));
                assertEquals(6, split.training().size());
                assertEquals(2, split.validation().size());
                drawn.addAll(split.validation());
            }
            assertEquals(8, drawn.size(), "each patient is drawn by some seed");
        }
    }

    @Test
    void ofOnePatientNothingIsHeldOut() {
        try (Synthetic data = Synthetic.of(2, 2, 32, 32)) {
            Split split = Split.of(new PaddedCases(data.cases(), 32), 0.5, 1);
            assertEquals(List.of(0, 1), split.training());
            assertEquals(List.of(), split.validation());
        }
    }

    @Test
    void aShareOfNothingHoldsNothingOut() {
        try (Synthetic data = Synthetic.of(4, 2, 32, 32)) {
            assertEquals(
                    List.of(), Split.of(new PaddedCases(data.cases(), 32), 0, 1).validation());
        }
    }

    /** Case 1 has no rater at all. */
    @Test
    void casesThatNobodyHasSeenAreOnNeitherSide() {
        try (Synthetic data = Synthetic.of(6, 3, 32, 32, true);
                Synthetic alone = data.subset(List.of(1))) {
            Split split = Split.of(new PaddedCases(data.cases(), 32), 0.4, 1);
            assertFalse(split.training().contains(1) || split.validation().contains(1));
            assertEquals(5, split.training().size() + split.validation().size());
            PaddedCases unseen = new PaddedCases(alone.cases(), 32);
            assertThrows(IllegalArgumentException.class, () -> Split.of(unseen, 0.4, 1));
        }
    }

    private static Set<String> patients(PaddedCases cases, List<Integer> indices) {
        return indices.stream().map(i -> cases.info(i).patient()).collect(Collectors.toCollection(TreeSet::new));
    }
}
