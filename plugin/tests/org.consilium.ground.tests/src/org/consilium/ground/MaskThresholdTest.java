// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MaskThresholdTest {
    @Test
    void aMaskBeginsAboveOneHalf() {
        assertFalse(MaskThreshold.inside(0.5));
        assertTrue(MaskThreshold.inside(Math.nextUp(0.5)));
        assertTrue(MaskThreshold.inside(Math.nextUp(0.5f)));
        assertFalse(MaskThreshold.inside(Double.NaN));
    }
}
