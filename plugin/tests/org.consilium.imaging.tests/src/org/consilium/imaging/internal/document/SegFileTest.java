// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.consilium.ground.MaskThreshold;
import org.junit.jupiter.api.Test;

class SegFileTest {
    @Test
    void storedValuesCountAsInsideWhereTheirProbabilityDoes() {
        for (int maximum = 1; maximum <= 255; maximum++) {
            int threshold = fractional(maximum).threshold();
            assertTrue(MaskThreshold.inside((double) threshold / maximum), threshold + " of " + maximum);
            assertFalse(MaskThreshold.inside((threshold - 1.0) / maximum), threshold - 1 + " of " + maximum);
        }
        assertEquals(51, fractional(100).threshold(), "50 of 100 is the threshold itself, which lies outside");
    }

    private static SegFile fractional(int maximum) {
        return new SegFile(
                null, null, null, null, "", "", "", Map.of(), maximum, false, 0, "", List.of(), List.of(), List.of());
    }
}
