// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource({
        "case 7, case 7",
        "R(1)+Jürgen_α, R(1)+Jürgen_α",
        "a/b\\c?, a_b_c_",
        "../x, __x",
        "'.hidden. ', _hidden_",
        "'a:b|c<d>e\"f*g', a_b_c_d_e_f_g",
        "'', _",
        "'  ', _",
        "con, _con",
        "Lpt1.nii.gz, _Lpt1.nii.gz",
        "contour, contour",
        "com10, com10",
    })
    void whatSomeSystemForbidsBecomesALine(String text, String name) {
        assertEquals(name, FileNames.safe(text, 60));
    }

    @Test
    void controlCharactersAndHalvesOfCharacters() {
        assertEquals("a_b_c_", FileNames.safe("a\nb\u0000c\ud83d", 60));
    }

    @Test
    void longTextsAreCutByBytesAndNotWithinACharacter() {
        assertEquals("abc", FileNames.safe("abcdef", 3));
        assertEquals("aé", FileNames.safe("aéé", 4));
        assertEquals("a", FileNames.safe("a\ud83d\ude00", 4));
        assertEquals("ab_", FileNames.safe("ab cd", 3), "a blank would be the last character");
    }

    @Test
    void eachNameOnce() {
        FileNames names = new FileNames();
        assertEquals("Row.png", names.unique("Row", ".png"));
        assertEquals("row_2.png", names.unique("row", ".png"));
        assertEquals("ROW_3.png", names.unique("ROW", ".png"));
        assertEquals("Row", names.unique("Row", ""));
        assertEquals("\u00e9", names.unique("\u00e9", ""));
        assertEquals("e\u0301_2", names.unique("e\u0301", ""), "the same letter, written otherwise");
    }
}
