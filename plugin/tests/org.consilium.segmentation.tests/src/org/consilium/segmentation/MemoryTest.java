// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.consilium.pytorch.PyTorch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@link MemorySoak}. */
@Tag("slow")
class MemoryTest {

    /** Share of the warm level by which the resident set may grow. */
    private static final double FLAT = 0.05;

    @TempDir
    Path folder;

    private interface Soak {
        MemorySoak.Left run() throws IOException;
    }

    /** What grows at first, such as pools of the engine, does not grow again; a leak does. */
    private static void assertFlat(Soak soak) throws IOException {
        MemorySoak.Left first = soak.run();
        MemorySoak.Left left = first.growth() < FLAT ? first : soak.run();
        assertEquals(0, first.arrays() + left.arrays(), first + "; " + left);
        assertTrue(left.growth() < FLAT, first + "; " + left);
    }

    @Test
    void trainingStepsLeaveNothing() throws IOException {
        assertFlat(() -> MemorySoak.training(80));
    }

    @Test
    void samplerCallsLeaveNothing() throws IOException {
        assertFlat(() -> MemorySoak.sampling(120));
    }

    @Test
    void nodeExecutionsLeaveNothing() throws IOException {
        assertFlat(() -> MemorySoak.executions(200, folder));
    }

    @Test
    void aLeakWouldShow() throws IOException {
        assumeTrue(ResidentMemory.bytes() > 0, "this system or this Java does not tell the resident memory");
        try (NDManager keeps = PyTorch.engine().newBaseManager(Device.cpu())) {
            MemorySoak.Left left = MemorySoak.soak("leaks", 100, time -> keeps.ones(new Shape(1 << 17)));
            assertTrue(left.growth() > FLAT, left.toString());
        }
    }
}
