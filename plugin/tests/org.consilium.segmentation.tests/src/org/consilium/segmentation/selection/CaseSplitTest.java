// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.segmentation.data.CaseInfo;
import org.junit.jupiter.api.Test;

/** What holds of every split, whatever the cases and the seed. */
class CaseSplitTest {

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

    /** Patients with several volumes of several slices, mixed, with keys that say nothing of names. */
    private static List<CaseInfo> volumes(int patients, Random random) {
        List<CaseInfo> cases = new ArrayList<>();
        for (int p = 0; p < patients; p++) {
            int volumes = 1 + random.nextInt(3);
            for (int v = 0; v < volumes; v++) {
                for (int s = 0; s < 1 + random.nextInt(4); s++) {
                    String id = "c" + p + "_" + v + "_" + s;
                    cases.add(new CaseInfo(
                            id, "p" + p, "v" + p + "_" + v, s, 1, 1, Long.toHexString(random.nextLong()), "k" + v));
                }
            }
        }
        Collections.shuffle(cases, random);
        return cases;
    }

    private static Strata strata(List<CaseInfo> cases, int count, Random random) {
        Map<String, String> byPatient = new HashMap<>();
        for (CaseInfo info : cases) {
            byPatient.computeIfAbsent(info.patient(), p -> "s" + random.nextInt(count));
        }
        return new Strata(byPatient);
    }

    private static Set<String> patients(List<CaseInfo> cases, List<Integer> part) {
        Set<String> patients = new HashSet<>();
        part.forEach(i -> patients.add(cases.get(i).patient()));
        return patients;
    }

    private static CaseSplit draw(List<CaseInfo> cases, double fraction, long seed) {
        return CaseSplit.share(cases, Strata.none(), fraction, seed);
    }

    @Test
    void sidesShareNoPatientAndHoldEveryCase() {
        List<CaseInfo> cases = cases(10);
        Set<Set<String>> drawn = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            CaseSplit split = draw(cases, 0.3, seed);
            Set<String> first = patients(cases, split.first());
            assertEquals(3, first.size());
            assertEquals(7, patients(cases, split.second()).size());
            assertEquals(cases.size(), split.first().size() + split.second().size());
            drawn.add(first);
        }
        // 50 draws of 3 out of 10, where there are 120: most differ
        assertTrue(drawn.size() > 30, drawn.size() + " different draws");
    }

    /** What 0.1 drew: workflows saved by it keep their patients. */
    @Test
    void theDrawOfEarlierVersionsStays() {
        assertEquals(
                Set.of("p2", "p3", "p4", "p6"),
                patients(cases(7), draw(cases(7), 0.6, 1337).first()));
    }

    @Test
    void aSideHasAtLeastOnePatientAndTheShareIsRounded() {
        List<CaseInfo> four = cases(4);
        assertEquals(1, patients(four, draw(four, 0.01, 1).first()).size());
        assertEquals(1, patients(four, draw(four, 0.99, 1).second()).size());
        assertEquals(2, patients(four, draw(four, 0.375, 1).first()).size());
        assertEquals(1, patients(cases(2), draw(cases(2), 0.5, 1).first()).size());
    }

    @Test
    void sharesBeyondAndSinglePatientsAreRefused() {
        List<CaseInfo> two = cases(2);
        for (double share : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
            assertThrows(IllegalArgumentException.class, () -> draw(two, share, 1), "" + share);
        }
        List<CaseInfo> one = List.of(two.get(1), two.get(2));
        assertEquals(1, patients(one, List.of(0, 1)).size());
        assertThrows(IllegalArgumentException.class, () -> draw(one, 0.5, 1));
        IllegalArgumentException few =
                assertThrows(IllegalArgumentException.class, () -> CaseSplit.folds(cases(4), Strata.none(), 5, 0, 1));
        assertTrue(few.getMessage().contains("4 patients; 5 folds by patient needs at least 5"), few.getMessage());
        for (int[] fold : new int[][] {{1, 0}, {3, -1}, {3, 3}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> CaseSplit.folds(cases(4), Strata.none(), fold[0], fold[1], 1));
        }
    }

    /** Of every stratum the share is taken to within one patient, and of all patients to the patient. */
    @Test
    void strataAreBalancedWithinOnePatient() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<CaseInfo> cases = volumes(2 + random.nextInt(40), random);
            Strata strata = strata(cases, 1 + random.nextInt(6), random);
            double fraction = 0.05 + 0.9 * random.nextDouble();
            CaseSplit split = CaseSplit.share(cases, strata, fraction, round);
            Set<String> first = patients(cases, split.first());
            Map<String, Integer> taken = new TreeMap<>();
            Map<String, Integer> all = new TreeMap<>();
            for (String patient : patients(cases, allOf(cases))) {
                all.merge(strata.of(patient), 1, Integer::sum);
                taken.merge(strata.of(patient), first.contains(patient) ? 1 : 0, Integer::sum);
            }
            int patients = all.values().stream().mapToInt(Integer::intValue).sum();
            double share = first.size() / (double) patients;
            assertEquals(Math.max(1, Math.min(patients - 1, Math.round(fraction * patients))), first.size());
            all.forEach((stratum, count) -> assertTrue(
                    Math.abs(taken.get(stratum) - share * count) < 1, stratum + ": " + taken + " of " + all));
        }
    }

    private static List<Integer> allOf(List<CaseInfo> cases) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            all.add(i);
        }
        return all;
    }

    /** Each patient is tested exactly once, with all cases of all volumes; folds and strata are even within one patient. */
    @Test
    void foldsAreDisjointCompleteAndEven() {
        Random random = new Random(11);
        for (int round = 0; round < 100; round++) {
            int count = 2 + random.nextInt(5);
            List<CaseInfo> cases = volumes(count + random.nextInt(30), random);
            Strata strata = strata(cases, 1 + random.nextInt(4), random);
            Map<String, Integer> foldOf = new HashMap<>();
            List<Integer> tested = new ArrayList<>();
            Map<String, int[]> sizes = new HashMap<>();
            for (int fold = 0; fold < count; fold++) {
                CaseSplit split = CaseSplit.folds(cases, strata, count, fold, round);
                tested.addAll(split.second());
                Set<String> held = patients(cases, split.second());
                assertTrue(Collections.disjoint(held, patients(cases, split.first())));
                assertEquals(cases.size(), split.first().size() + split.second().size());
                for (String patient : held) {
                    assertEquals(null, foldOf.put(patient, fold), patient + " is tested twice");
                    sizes.computeIfAbsent(strata.of(patient), s -> new int[count])[fold]++;
                    sizes.computeIfAbsent("all", s -> new int[count])[fold]++;
                }
                assertEquals(CaseSplit.folds(cases, strata, count, 0, round).folds(), split.folds());
            }
            assertEquals(new TreeSet<>(allOf(cases)), new TreeSet<>(tested));
            assertEquals(cases.size(), tested.size());
            sizes.forEach((stratum, perFold) -> {
                int[] sorted = perFold.clone();
                Arrays.sort(sorted);
                assertTrue(sorted[count - 1] - sorted[0] <= 1, stratum + " " + Arrays.toString(perFold));
            });
        }
    }

    @Test
    void nothingDependsOnTheOrderOfTheCases() {
        Random random = new Random(3);
        for (int round = 0; round < 50; round++) {
            List<CaseInfo> cases = volumes(12, random);
            List<CaseInfo> other = new ArrayList<>(cases);
            Collections.shuffle(other, random);
            Strata strata = strata(cases, 3, random);
            assertEquals(
                    patients(cases, CaseSplit.share(cases, strata, 0.4, round).first()),
                    patients(other, CaseSplit.share(other, strata, 0.4, round).first()));
            assertEquals(
                    patients(cases, CaseSplit.folds(cases, strata, 4, 2, round).second()),
                    patients(other, CaseSplit.folds(other, strata, 4, 2, round).second()));
        }
    }

    /** Whatever made the parts, no object of this class can hold a patient on both sides. */
    @Test
    void aPatientOnBothSidesIsRefusedByName() {
        List<CaseInfo> cases = List.of(
                new CaseInfo("a1", "p7", "v1", 0, 1, 1),
                new CaseInfo("b1", "p8", "v2", 0, 1, 1),
                new CaseInfo("a2", "p7", "v3", 0, 1, 1));
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> CaseSplit.given(cases, Strata.none(), List.of(Part.FIRST, Part.SECOND, Part.SECOND)));
        assertTrue(e.getMessage().contains("'a1' and 'a2' of patient 'p7'"), e.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> CaseSplit.given(cases, Strata.none(), List.of(Part.FIRST, Part.FIRST, Part.FIRST)));
        assertEquals(
                List.of(0, 2),
                CaseSplit.given(cases, Strata.none(), List.of(Part.FIRST, Part.SECOND, Part.FIRST))
                        .first());
    }
}
