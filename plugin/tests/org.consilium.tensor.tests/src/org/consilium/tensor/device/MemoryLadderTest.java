// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.consilium.tensor.Tensors;
import org.junit.jupiter.api.Test;

/** Memory that runs out at each rung of the ladder. */
class MemoryLadderTest {

    private final List<String> done = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final MemoryLadder ladder = new MemoryLadder(
            new DeviceMemory() {
                @Override
                public long free(Device device) {
                    return 7;
                }

                @Override
                public long total(Device device) {
                    return 100;
                }

                @Override
                public void emptyCache(Device device) {
                    done.add("empty " + device);
                }
            },
            (device, bytes) -> {
                done.add("evict " + device);
                return 0L;
            });

    /** Fails as PyTorch does, so many times. */
    private MemoryLadder.Work<String, IOException> failing(int times) {
        return (device, batch) -> {
            done.add("run " + device + " " + batch);
            if (done.stream().filter(step -> step.startsWith("run")).count() <= times) {
                throw new EngineException(
                        "CUDA out of memory. Tried to allocate 2.00 KiB. GPU 0 has a total capacity of ...");
            }
            return "result";
        };
    }

    private String run(int failures, boolean auto, int smallest) throws IOException {
        return ladder.run(
                new MemoryLadder.Request(Device.gpu(0), auto, 8, smallest, 0), failing(failures), warnings::add);
    }

    @Test
    void enoughMemoryTakesNoRung() throws IOException {
        assertEquals("result", run(0, true, 1));
        assertEquals(List.of("run gpu(0) 8"), done);
        assertEquals(List.of(), warnings);
    }

    @Test
    void firstEvictEmptyTheCacheAndTryOnceMore() throws IOException {
        assertEquals("result", run(1, true, 1));
        assertEquals(List.of("run gpu(0) 8", "evict gpu(0)", "empty gpu(0)", "run gpu(0) 8"), done);
        assertEquals(List.of(), warnings, "nothing is different for the user");
    }

    @Test
    void thenHalveTheBatch() throws IOException {
        assertEquals("result", run(3, true, 2));
        assertEquals(
                List.of("run gpu(0) 8", "evict gpu(0)", "empty gpu(0)", "run gpu(0) 8", "run gpu(0) 4", "run gpu(0) 2"),
                done);
        assertTrue(warnings.get(1).contains("batches of 2 instead of 8"), warnings.toString());
    }

    @Test
    void thenTheCpuIfTheDeviceWasAutomatic() throws IOException {
        assertEquals("result", run(2, true, 8));
        assertEquals("run cpu() 8", done.get(done.size() - 1));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("the CPU was used"), warnings.toString());
        assertTrue(warnings.get(0).contains("Needed: 2048 bytes, free: 7 bytes"), warnings.toString());
    }

    @Test
    void elseAnErrorThatSaysWhatIsMissingAndWhatToDo() {
        OutOfDeviceMemoryException error =
                assertThrows(OutOfDeviceMemoryException.class, () -> run(Integer.MAX_VALUE, false, 4));
        assertTrue(error.getMessage().contains("gpu 0"), error.getMessage());
        assertTrue(error.getMessage().contains("Needed: 2048 bytes, free: 7 bytes"), error.getMessage());
        assertTrue(error.getMessage().contains("Choose smaller batches"), error.getMessage());
        assertEquals(3, done.stream().filter(step -> step.startsWith("run")).count());
        assertEquals(1, done.stream().filter(step -> step.startsWith("empty")).count(), "emptied once");
    }

    @Test
    void theCpuMayRunOutToo() {
        assertThrows(OutOfDeviceMemoryException.class, () -> run(Integer.MAX_VALUE, true, 8));
        assertEquals(4, done.stream().filter(step -> step.startsWith("run")).count(), "twice on each device");
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        IllegalArgumentException wrong = new IllegalArgumentException("shape");
        assertSame(
                wrong,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> ladder.run(
                                MemoryLadder.Request.whole(Device.gpu(0), 1),
                                (device, batch) -> {
                                    throw wrong;
                                },
                                warnings::add)));
        assertEquals(List.of(), done);
    }

    @Test
    void whatCountsAsOutOfMemory() {
        assertTrue(OutOfMemory.is(new OutOfMemoryError("Cannot reserve 12 bytes of direct buffer memory")));
        assertTrue(OutOfMemory.is(new RuntimeException(new EngineException(
                "[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to"
                        + " allocate 400000000000 bytes."))));
        assertEquals(
                400_000_000_000L, OutOfMemory.bytes(new EngineException("you tried to allocate 400000000000 bytes.")));
        assertEquals(0, OutOfMemory.bytes(new EngineException("none")));
    }

    /** What this engine really says when the main memory has no room. */
    @Test
    void theEnginesOwnWordsAreUnderstood() {
        try (var manager = Tensors.manager()) {
            Throwable error = assertThrows(
                    RuntimeException.class, () -> manager.create(new ai.djl.ndarray.types.Shape(1L << 30, 1L << 20)));
            assertTrue(OutOfMemory.is(error), error.toString());
            assertEquals(1L << 52, OutOfMemory.bytes(error));
        }
    }
}
