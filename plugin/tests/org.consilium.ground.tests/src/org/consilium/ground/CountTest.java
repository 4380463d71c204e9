// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountTest {

    @Test
    void oneIsSaidInTheSingular() {
        assertEquals("1 rater", Count.of(1, "rater"));
        assertEquals("1 series", Count.of(1, "series", "series"));
        assertEquals("1 case was", Count.of(1, "case was", "cases were"));
    }

    @Test
    void anyOtherNumberIsSaidInThePlural() {
        assertEquals("0 raters", Count.of(0, "rater"));
        assertEquals("2 raters", Count.of(2, "rater"));
        assertEquals("1000000 raters", Count.of(1_000_000, "rater"));
        assertEquals("-1 raters", Count.of(-1, "rater"));
    }

    @Test
    void anUnknownNumberIsAQuestionMark() {
        assertEquals("? channels", Count.known(false, -1, "channel"));
        assertEquals("1 channel", Count.known(true, 1, "channel"));
    }
}
