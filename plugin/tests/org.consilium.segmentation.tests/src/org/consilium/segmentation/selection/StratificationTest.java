// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.consilium.segmentation.data.CaseInfo;
import org.junit.jupiter.api.Test;

class StratificationTest {

    private static Strata strata(StratumKind kind, List<CaseFacts> cases) {
        return new Stratification(kind, 3, "^([A-Za-z]+)_").of(cases, List.of());
    }

    @Test
    void scannersOfAPatientMakeOneStratum() {
        List<CaseFacts> cases = List.of(
                Facts.of("c1", "p1", "One", "A", 10, 1),
                Facts.of("c2", "p1", "Two", "A", 10, 1),
                Facts.of("c3", "p2", "", "A", 10, 1));
        Strata strata = strata(StratumKind.SCANNER, cases);
        assertEquals("Maker, Inc. / One / B30f + Maker, Inc. / Two / B30f", strata.of("p1"));
        assertEquals("Maker, Inc. / B30f", strata.of("p2"));
        assertEquals("not given", strata(StratumKind.MODEL, cases).of("p2"));
        assertEquals("CT", strata(StratumKind.MODALITY, cases).of("p2"));
        assertTrue(strata(StratumKind.NONE, cases).isEmpty());
    }

    @Test
    void ratersArePeopleWhoLookedAtThePatient() {
        List<CaseFacts> cases = List.of(
                Facts.of("c1", "p1", "", "A,B", 10, 1),
                Facts.of("c2", "p1", "", "B,C", 10, 1),
                Facts.of("c3", "p2", "", "", 0, 1),
                Facts.of("c4", "p3", "", "C", 10, 1));
        Strata strata = strata(StratumKind.RATERS, cases);
        assertEquals("3 raters", strata.of("p1"));
        assertEquals("0 raters", strata.of("p2"));
        assertEquals("1 rater", strata.of("p3"));
    }

    /** By hand: 0.25 mm2 a pixel; p1 has 100 and 300 pixels, in the mean 50 mm2. */
    @Test
    void sizesMakeGroupsOfAsManyPatients() {
        List<CaseFacts> cases = new ArrayList<>(List.of(
                Facts.of("c1", "p1", "", "A", 100, 0.5),
                Facts.of("c2", "p1", "", "A", 300, 0.5),
                Facts.of("c3", "p2", "", "A", 40, 0.5),
                Facts.of("c4", "p3", "", "A", 4000, 0.5),
                Facts.of("c5", "p4", "", "A", 4000, 0.5),
                Facts.of("c6", "p5", "", "", 0, 0.5),
                Facts.of("c7", "p6", "", "A", 44.444, 0.5),
                Facts.of("c8", "p7", "", "A", 8000, 0.5)));
        Strata strata = strata(StratumKind.SIZE, cases);
        assertEquals("size 1 of 3 groups, 10 to 11.1 mm2", strata.of("p2"));
        assertEquals(strata.of("p2"), strata.of("p6"));
        assertEquals("size 2 of 3 groups, 50 to 1000 mm2", strata.of("p1"));
        assertEquals(strata.of("p3"), strata.of("p4"), "equal sizes stay together");
        assertEquals("size 3 of 3 groups, 2000 to 2000 mm2", strata.of("p7"));
        assertEquals("no outline", strata.of("p5"));
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(cases, new Random(round));
            assertEquals(strata, strata(StratumKind.SIZE, cases));
        }
        cases.add(Facts.of("c9", "p8", "", "A", 7, Double.NaN));
        assertTrue(strata(StratumKind.SIZE, cases).of("p8").endsWith(" px"), "not all pixels are known");
        assertThrows(IllegalArgumentException.class, () -> new Stratification(StratumKind.SIZE, 1, ""));
    }

    @Test
    void aPatternFindsTheSite() {
        List<CaseFacts> cases = List.of(Facts.of("siteA_01", "p1"), Facts.of("siteB_02", "p2"), Facts.of("0003", "p3"));
        Strata strata = strata(StratumKind.PATTERN, cases);
        assertEquals("siteA", strata.of("p1"));
        assertEquals("not given", strata.of("p3"));
        assertEquals(
                "siteB_0",
                new Stratification(StratumKind.PATTERN, 3, "site.*0")
                        .of(cases, List.of())
                        .of("p2"));
        assertThrows(IllegalArgumentException.class, () -> new Stratification(StratumKind.PATTERN, 3, "("));
        Stratification nowhere = new Stratification(StratumKind.PATTERN, 3, "^clinic");
        assertThrows(IllegalArgumentException.class, () -> nowhere.of(cases, List.of()));
    }

    @Test
    void aListNamesTheStratumToo() {
        List<CaseFacts> cases = List.of(Facts.of("c1", "p1"), Facts.of("c2", "p1"), Facts.of("c3", "p2"));
        Strata strata = new Stratification(StratumKind.LIST, 3, "").of(cases, Arrays.asList("north", null, "south"));
        assertEquals("north", strata.of("p1"));
        assertEquals("south", strata.of("p2"));
    }

    private static CaseSplit split(String... strata) {
        List<CaseInfo> cases = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < strata.length; i++) {
            cases.add(new CaseInfo("c" + i, "p" + i, "v" + i, 0, 1, 1));
            values.add(strata[i]);
        }
        return CaseSplit.share(cases, Strata.ofValues(cases, values), 0.5, 1);
    }

    @Test
    void strataThatCannotBeSplitAreCounted() {
        PartNames names = PartNames.of("training", "test");
        assertEquals(List.of(), SplitBalance.of(split("a", "a", "b", "b")).warnings(names));
        String one =
                SplitBalance.of(split("a", "a", "a", "a", "b")).warnings(names).get(0);
        assertTrue(
                one.matches("1 stratum has too few patients for every part\\. Patients by stratum \\(training/test\\):"
                        + " 'b' (1/0|0/1)\\. .*"),
                one);
        assertTrue(SplitBalance.of(split("a", "b", "c")).warnings(names).get(0).startsWith("Each of the 3 patients"));
        assertTrue(
                SplitBalance.of(split("a", "a")).warnings(names).get(0).startsWith("All patients are in one stratum"));
        CaseSplit plain = split("a", "b", "c");
        assertEquals(
                List.of(),
                SplitBalance.of(CaseSplit.share(plain.cases(), Strata.none(), 0.5, 1))
                        .warnings(names));
        CaseSplit even = split("a", "a", "a", "a", "b", "b");
        String folds = SplitBalance.of(CaseSplit.folds(even.cases(), even.strata(), 3, 0, 1))
                .warnings(names)
                .get(0);
        assertTrue(folds.contains("too few patients for every fold"), folds);
        assertTrue(folds.matches(".*\\(folds in order\\): 'b' (1/1/0|1/0/1|0/1/1)\\..*"), folds);
    }
}
