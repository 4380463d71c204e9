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

    private static final double MOST = 0.05;

    @TempDir
    Path folder;

    private static void assertFlat(final MemorySoak.Left left) {
        assertEquals(0, left.arrays(), left.toString());
        assertTrue(left.growth() < MOST, left.toString());
    }

    @Test
    void trainingStepsLeaveNothing() throws IOException {
        assertFlat(MemorySoak.training(24));
    }

    @Test
    void samplerCallsLeaveNothing() throws IOException {
        assertFlat(MemorySoak.sampling(32));
    }

    @Test
    void nodeExecutionsLeaveNothing() throws IOException {
        assertFlat(MemorySoak.executions(200, folder));
    }
}
