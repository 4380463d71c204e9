// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReferenceCountTest {

    @Test
    void countsAndThrowsBelowZero() {
        ReferenceCount count = new ReferenceCount("It");
        assertTrue(count.isIdle());
        count.retain();
        count.retain();
        count.release();
        assertFalse(count.isIdle());
        assertEquals(1, count.count());
        count.release();
        String message =
                assertThrows(IllegalStateException.class, count::release).getMessage();
        assertEquals("It was released more often than it was acquired.", message);
        assertTrue(count.isIdle());
    }
}
