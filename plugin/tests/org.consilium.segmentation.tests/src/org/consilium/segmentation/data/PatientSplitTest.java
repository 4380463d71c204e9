// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatientSplitTest {

    /** Patients with 1 to 5 cases each, one after the other. */
    private static List<CaseInfo> cases(int patients) {
        List<CaseInfo> cases = new ArrayList<>();
        for (int p = 0; p < patients; p++) {
            for (int c = 0; c <= p % 5; c++) {
                cases.add(new CaseInfo("c" + p + "_" + c, "p" + p, "v" + p, c, 1, 1));
            }
        }
        return cases;
    }

    private static Set<String> patients(List<CaseInfo> cases, List<Integer> part) {
        Set<String> patients = new HashSet<>();
        part.forEach(i -> patients.add(cases.get(i).patient()));
        return patients;
    }

    @Test
    void sidesShareNoPatientAndHoldEveryCase() {
        List<CaseInfo> cases = cases(10);
        Set<Set<String>> drawn = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            PatientSplit split = PatientSplit.draw(cases, 0.3, seed);
            Set<String> first = patients(cases, split.first());
            assertEquals(3, first.size());
            assertEquals(7, patients(cases, split.second()).size());
            assertEquals(cases.size(), split.first().size() + split.second().size());
            drawn.add(first);
        }
        // 50 draws of 3 out of 10, where there are 120: most differ
        assertEquals(true, drawn.size() > 30, drawn.size() + " different draws");
    }

    @Test
    void aSideHasAtLeastOnePatientAndTheShareIsRounded() {
        List<CaseInfo> four = cases(4);
        assertEquals(1, patients(four, PatientSplit.draw(four, 0.01, 1).first()).size());
        assertEquals(
                1, patients(four, PatientSplit.draw(four, 0.99, 1).second()).size());
        assertEquals(
                2, patients(four, PatientSplit.draw(four, 0.375, 1).first()).size());
        assertEquals(
                1,
                PatientSplit.draw(cases(2), 0.5, 1).first().stream()
                        .map(i -> cases(2).get(i).patient())
                        .distinct()
                        .count());
    }

    @Test
    void sharesBeyondAndSinglePatientsAreRefused() {
        List<CaseInfo> two = cases(2);
        for (double share : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> PatientSplit.draw(two, share, 1), "" + share);
        }
        List<CaseInfo> one = List.of(two.get(1), two.get(2));
        assertEquals(1, patients(one, List.of(0, 1)).size());
        assertThrows(IllegalArgumentException.class, () -> PatientSplit.draw(one, 0.5, 1));
    }
}
