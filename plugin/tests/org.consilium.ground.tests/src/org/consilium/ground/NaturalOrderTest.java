// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void sortsNumbersByTheirValue() {
        List<String> sorted = List.of("", "arm", "arm 1", "arm 2", "arm 2b", "arm 10", "arm 010x", "b (#7)", "b (#10)");
        assertEquals(
                sorted,
                sorted.stream()
                        .sorted(Comparator.reverseOrder())
                        .sorted(NaturalOrder.BY_NAME)
                        .toList());
    }

    @Test
    void tellsNamesApartThatDifferInLeadingNoughts() {
        assertTrue(NaturalOrder.BY_NAME.compare("a1", "a01") != 0);
        assertEquals(0, NaturalOrder.BY_NAME.compare("a1", "a1"));
        assertTrue(NaturalOrder.BY_NAME.compare("99999999999999999999", "100000000000000000000") < 0);
    }
}
