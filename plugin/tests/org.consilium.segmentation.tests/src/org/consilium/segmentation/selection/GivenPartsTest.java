// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class GivenPartsTest {

    private static final List<CaseKind> ANY = List.of(CaseKind.values());
    private static final PartNames NAMES = PartNames.of("training, train", "test");
    private static final List<CaseFacts> CASES =
            List.of(Facts.of("c1", "p1"), Facts.of("c2", "p1"), Facts.of("c3", "p2"), Facts.of("c4", "p3"));

    private static NamedRow row(int number, String name, String value) {
        return new NamedRow(number, name, value);
    }

    private static String refusal(List<NamedRow> rows) {
        return assertThrows(IllegalArgumentException.class, () -> GivenParts.of(CASES, rows, ANY, NAMES))
                .getMessage();
    }

    @Test
    void casesPatientsVolumesAndSeriesAreFound() {
        GivenParts given = GivenParts.of(
                CASES,
                List.of(
                        row(1, "p1", "Train"),
                        row(2, " c3 ", "TEST"),
                        row(3, "v-p3", "training"),
                        row(4, CASES.get(3).series(), "train-x")),
                List.of(CaseKind.CASE, CaseKind.PATIENT, CaseKind.VOLUME),
                NAMES);
        assertEquals(List.of(Part.FIRST, Part.FIRST, Part.SECOND, Part.FIRST), given.parts());
        assertEquals(List.of(), given.unknown(), "the series was not asked for, and its part neither");
    }

    /** A list of everybody serves for a set that was split before; a row with a part of this split that fits nothing is told. */
    @Test
    void rowsOfThisSplitThatNameNothingAreTold() {
        GivenParts given = GivenParts.of(
                CASES,
                List.of(
                        row(1, "p1", "train"),
                        row(2, "p2", "test"),
                        row(3, "p3", "test"),
                        row(4, "p99", "validation"),
                        row(5, "Mueller", "test"),
                        row(6, "", "test")),
                ANY,
                NAMES);
        assertEquals(List.of(5, 6), given.unknown());
    }

    @Test
    void aPatientInTwoPartsIsRefusedByName() {
        String message = refusal(
                List.of(row(1, "c1", "train"), row(2, "c3", "train"), row(3, "c2", "test"), row(4, "p3", "test")));
        assertTrue(message.startsWith("The list puts patient 'p1' into two parts, by rows 1 and 3."), message);
    }

    @Test
    void whatIsUnclearIsRefusedAndNoValueIsShown() {
        String missing = refusal(List.of(row(1, "p1", "train"), row(2, "p3", "test")));
        assertTrue(missing.startsWith("1 case is in no row of the list, the first is 'c3'."), missing);
        String other = refusal(List.of(row(1, "p1", "Mueller"), row(2, "p2", "test"), row(3, "p3", "test")));
        assertTrue(other.startsWith("Row 1 of the list has a part of another name"), other);
        assertTrue(other.contains("first set: training, train; second set: test"), other);
        assertFalse(other.contains("Mueller"), "a wrong column may hold names: " + other);
        String empty = refusal(List.of(row(1, "p1", " "), row(2, "p2", "test"), row(3, "p3", "test")));
        assertTrue(empty.startsWith("Row 1 of the list has no part"), empty);
        String twice = refusal(List.of(row(1, "c1", "train"), row(2, "p1", "test")));
        assertEquals("Rows 1 and 2 of the list say different things of the same case. Correct one of them.", twice);
    }

    @Test
    void aNameThatIsOfACaseAndOfAnotherPatientIsRefused() {
        List<CaseFacts> cases = List.of(Facts.of("1", "2"), Facts.of("2", "3"));
        List<NamedRow> rows = List.of(row(1, "2", "train"));
        String message = assertThrows(IllegalArgumentException.class, () -> GivenParts.of(cases, rows, ANY, NAMES))
                .getMessage();
        assertTrue(message.startsWith("Row 1 of the list names different cases as a case, a patient"), message);
        List<NamedRow> both = List.of(row(1, "2", "train"), row(2, "3", "test"));
        assertEquals(
                List.of(Part.FIRST, Part.SECOND),
                GivenParts.of(cases, both, List.of(CaseKind.PATIENT), NAMES).parts());
    }

    /** The table of a split, by its column fold. */
    @Test
    void oneSetMayBeAllThatIsNotTheOther() {
        PartNames fold = PartNames.of("", "3");
        List<NamedRow> rows = List.of(row(1, "p1", "1"), row(2, "p2", "3"), row(3, "p3", "2"));
        assertEquals(
                List.of(Part.FIRST, Part.FIRST, Part.SECOND, Part.FIRST),
                GivenParts.of(CASES, rows, ANY, fold).parts());
        assertEquals("first", fold.title(Part.FIRST));
        assertEquals("3", fold.title(Part.SECOND));
        assertEquals("training", NAMES.title(Part.FIRST));
        assertThrows(IllegalArgumentException.class, () -> PartNames.of("", " , "));
        assertThrows(IllegalArgumentException.class, () -> PartNames.of("a, Test", "test"));
    }

    @Test
    void rowsAreCountedAsPeopleDo() {
        assertEquals("Row 3", CaseNames.rowsText(List.of(3)));
        assertEquals("Rows 3 and 9", CaseNames.rowsText(List.of(9, 3)));
        assertEquals(
                "Rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more",
                CaseNames.rowsText(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)));
    }
}
