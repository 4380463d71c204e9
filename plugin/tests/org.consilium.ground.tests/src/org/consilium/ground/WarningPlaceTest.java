// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningPlaceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file 12 (*/seg/r1.dcm) is left out: it is damaged | file 12 (*/seg/r1.dcm)",
                "the series that begins with file 3 (*/im1.dcm) is left out: file 4 (b) is odd | file 3 (*/im1.dcm)",
                "case siteA_01: the mask of rater B is left out: rater_B.png: no PNG | case siteA_01",
                "case case-12345678 is left out: image.jpg: give PNG | case case-12345678",
                "There are samples of case 'a b', but no such case | case 'a b'",
                "the rater id 'w' (1) occurs once, where another occurs in 12 cases | ''",
                "12 case folders are of 2 patients by the names of the folders | ''",
                "1 case was looked at by no rater; it has no consensus mask. | ''",
            })
    void isTheFirstFileOrCaseThatTheSentenceNames(String warning, String place) {
        assertEquals(place, WarningPlace.of(warning));
    }
}
