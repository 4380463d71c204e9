// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaseChoiceTest {

    private static final List<CaseFacts> CASES = List.of(
            Facts.of("c1", "p1", "One", "A,B", 100, 0.5),
            Facts.of("c2", "p1", "One", "A", 400, 0.5),
            Facts.of("c3", "p2", "Two", "A,B,C", 50, 0.5),
            Facts.of("c4", "p3", "Two Plus", "", 0, 0.5),
            Facts.of("c5", "p4", "Three", "B", 80, Double.NaN));

    private static CaseRules rules(int raters, double min, double max, boolean metric, String model, String ids) {
        return new CaseRules(
                raters,
                min,
                max,
                metric,
                NamePatterns.words(""),
                NamePatterns.words(""),
                NamePatterns.words(model),
                NamePatterns.words(""),
                NamePatterns.exact(ids),
                NamePatterns.exact(""));
    }

    private static CaseChoice choose(CaseRules rules, ListRule list, boolean apart) {
        return CaseChoice.of(CASES, rules, list, apart);
    }

    @Test
    void allRulesMustHold() {
        assertEquals(
                List.of(0, 2), choose(rules(2, 0, 0, true, "", ""), null, false).kept());
        assertEquals(
                List.of(2, 3),
                choose(rules(0, 0, 0, true, "two*", ""), null, false).kept());
        assertEquals(
                List.of(2),
                choose(rules(1, 0, 0, true, "TWO*", ""), null, false).kept());
        assertEquals(
                List.of(0, 1),
                choose(rules(0, 0, 0, true, "", "c1, c2"), null, false).kept());
        assertEquals(
                List.of(), choose(rules(0, 0, 0, true, "", ""), null, false).others());
        assertEquals(
                List.of(), choose(rules(0, 0, 0, true, "", ""), null, false).warnings(), "nothing was asked for");
        assertEquals(
                List.of("No rule leaves a case out; the second output is empty."),
                choose(rules(0, 0, 0, true, "", "c?"), null, false).warnings());
    }

    /** 0.25 mm2 a pixel. */
    @Test
    void areasAreOfTheUnitAndWhatIsNotKnownIsLeftOutAloud() {
        assertEquals(
                List.of(0, 1),
                choose(rules(0, 25, 0, true, "", ""), null, false).kept());
        assertEquals(
                List.of(0), choose(rules(0, 25, 25, true, "", ""), null, false).kept());
        assertEquals(
                List.of(2, 4),
                choose(rules(0, 0, 80, false, "", ""), null, false).kept());
        List<String> warnings =
                choose(rules(0, 25, 0, true, "", ""), null, false).warnings();
        assertEquals("1 case was looked at by no rater and left out: the area isn't known.", warnings.get(0));
        assertTrue(warnings.get(1).startsWith("1 case has no pixel spacing and"), warnings.get(1));
        assertThrows(IllegalArgumentException.class, () -> rules(0, 3, 2, true, "", ""));
        assertThrows(IllegalArgumentException.class, () -> rules(0, -1, 0, true, "", ""));
    }

    @Test
    void aListKeepsOrDropsAndItsUnknownRowsAreToldByNumber() {
        List<NamedRow> rows =
                List.of(new NamedRow(1, "p1", ""), new NamedRow(2, "Mueller", ""), new NamedRow(3, "c3", ""));
        List<CaseKind> any = List.of(CaseKind.values());
        CaseChoice kept = choose(rules(0, 0, 0, true, "", ""), ListRule.of(CASES, rows, any, true), false);
        assertEquals(List.of(0, 1, 2), kept.kept());
        assertEquals(List.of(3, 4), kept.others());
        assertEquals(List.of("Row 2 of the list names no case of this set."), kept.warnings());
        CaseChoice dropped = choose(rules(0, 0, 0, true, "", ""), ListRule.of(CASES, rows, any, false), false);
        assertEquals(List.of(3, 4), dropped.kept());
        assertFalse(dropped.warnings().toString().contains("Mueller"), "it may be a patient's name");
    }

    @Test
    void theOutputsShareNoPatientUnlessAskedTo() {
        CaseRules two = rules(2, 0, 0, true, "", "");
        CaseChoice apart = choose(two, null, true);
        assertEquals(List.of(3, 4), apart.others());
        assertEquals(
                List.of("1 case of 1 patient of whom other cases are kept leaves at neither output, so that the outputs"
                        + " share no patient."),
                apart.warnings());
        CaseChoice all = choose(two, null, false);
        assertEquals(List.of(1, 3, 4), all.others());
        assertTrue(
                all.warnings().get(0).startsWith("Both outputs hold cases of 1 patient"),
                all.warnings().get(0));
    }

    @Test
    void noCaseIsNoResult() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> choose(rules(3, 0, 0, true, "one", ""), null, false))
                .getMessage();
        assertEquals(
                "No case is kept of 5 cases. Left out were 4 by the rule 'number of raters', 3 by the rule 'model'."
                        + " Ask for less.",
                message);
    }

    @Test
    void namesAreTakenAsTheyStand() {
        NamePatterns names = NamePatterns.exact("a.b, c*, ?z");
        assertTrue(names.matches("a.b"));
        assertFalse(names.matches("aXb"));
        assertFalse(names.matches("A.B"));
        assertTrue(names.matches("c") && names.matches("c[1]") && names.matches("yz"));
        assertFalse(names.matches("z"));
        assertEquals(List.of(1, 3), names.unmatched(List.of("cc")));
        assertTrue(NamePatterns.words("a.B").matches("A.b"));
        assertTrue(NamePatterns.exact(" , ").isEmpty());
    }

    @Test
    void ratersComeAndGo() {
        List<String> raters = List.of("A", "B", "rater-12345678");
        RaterChoice some = new RaterChoice(NamePatterns.exact("A, rater-*, Huber"), NamePatterns.exact("B"));
        assertEquals(List.of(0, 2), some.of(raters));
        assertEquals(
                List.of("Entry 3 of 'Raters to keep' is no rater of these cases, who are A, B, rater-12345678."),
                some.warnings(raters));
        assertEquals(List.of(0, 1, 2), new RaterChoice(NamePatterns.exact(""), NamePatterns.exact("")).of(raters));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RaterChoice(NamePatterns.exact("X"), NamePatterns.exact("")).of(raters));
    }
}
