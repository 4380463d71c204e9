// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.consilium.ground.MaskThreshold;
import org.junit.jupiter.api.Test;

class SegFileTest {
    /** The threshold itself is inside in these files alone: an odd maximum, such as the 255 of our own, never says it. */
    @Test
    void storedValuesCountAsInsideFromTheThresholdOn() {
        for (int maximum = 1; maximum <= 255; maximum++) {
            int threshold = fractional(maximum).threshold();
            assertTrue((double) threshold / maximum >= MaskThreshold.VALUE, threshold + " of " + maximum);
            assertTrue((threshold - 1.0) / maximum < MaskThreshold.VALUE, threshold - 1 + " of " + maximum);
            assertTrue(maximum % 2 == 0 || MaskThreshold.inside((double) threshold / maximum), "" + maximum);
        }
        assertEquals(50, fractional(100).threshold());
    }

    private static SegFile fractional(int maximum) {
        return new SegFile(
                null, null, "", null, null, "", "", "", Map.of(), maximum, false, 0, "", List.of(), List.of(),
                List.of());
    }
}
