// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link MemorySoak}. */
class MemoryTest {

    /** What allocators may keep; a leak of one megabyte a time would be a multiple of it. */
    private static final long MOST = 64L << 20;

    @TempDir
    Path folder;

    private static void assertFlat(final MemorySoak.Left left) {
        assertEquals(0, left.arrays(), left.toString());
        assertTrue(left.end() - left.warm() < MOST, left.toString());
    }

    @Test
    void trainingStepsLeaveNothing() throws IOException {
        assertFlat(MemorySoak.training(16));
    }

    @Test
    void samplerCallsLeaveNothing() throws IOException {
        assertFlat(MemorySoak.sampling(20));
    }

    @Test
    void nodeExecutionsLeaveNothing() throws IOException {
        assertFlat(MemorySoak.executions(160, folder));
    }
}
