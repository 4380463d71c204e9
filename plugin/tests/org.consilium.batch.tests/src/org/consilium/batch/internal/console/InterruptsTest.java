// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterruptsTest {
    @Test
    void cancelsOnce() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        AtomicInteger stops = new AtomicInteger();

        try (var hearing = new Interrupts(new PrintStream(err, true)).onInterrupt(stops::incrementAndGet)) {
            hearing.check();
            assertFalse(hearing.interrupted());
            hearing.raise();
            hearing.raise();

            assertTrue(hearing.interrupted());
            assertEquals(1, stops.get());
            assertThrows(CancellationException.class, hearing::check);
        }
        assertEquals(
                "consilium: cancelling; once more ends at once", err.toString().strip());
    }
}
