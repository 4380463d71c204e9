// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.Planes;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.RaterMask;
import org.junit.jupiter.api.Test;

class RaterOrderTest {

    @Test
    void codesKeepTheAlphabetAndComeFirst() {
        assertEquals(List.of("A", "B", "rater-00000000"), order("rater-00000000", "B", "A"));
    }

    /** Two installations call the same raters differently; the model's prompts must belong to the same persons. */
    @Test
    void pseudonymsComeInTheOrderOfWhatTheyDrew() {
        String[] here = {"rater-11111111", "rater-22222222", "rater-33333333"};
        List<String[]> elsewhere = List.of(
                new String[] {"rater-33333333", "rater-22222222", "rater-11111111"},
                new String[] {"rater-22222222", "rater-33333333", "rater-11111111"});
        List<String> expected = order(here);
        for (String[] there : elsewhere) {
            Map<String, String> names = Map.of(here[0], there[0], here[1], there[1], here[2], there[2]);
            assertEquals(expected.stream().map(names::get).toList(), order(there));
        }
    }

    /** The order of raters of whom the first drew nothing, the second the first pixel, the third the second. */
    private static List<String> order(String... raters) {
        RaterMask[] masks = new RaterMask[raters.length];
        for (int i = 0; i < raters.length; i++) {
            byte[] values = new byte[4];
            if (i > 0) {
                values[i - 1] = 1;
            }
            masks[i] = new RaterMask(raters[i], 2, 2, values);
        }
        return RaterOrder.of(List.of(CaseNote.of(new ImageCase(
                "c",
                "p",
                "v",
                0,
                new Planes(1, 2, 2, new float[4]),
                List.of(masks),
                Geometry.unknown(),
                Provenance.none()))));
    }
}
