// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.consilium.ground.Progress;
import org.consilium.tensor.device.DeviceMemory;
import org.consilium.tensor.device.DevicePermits;
import org.consilium.tensor.device.MemoryLadder;
import org.consilium.tensor.device.OutOfDeviceMemoryException;
import org.junit.jupiter.api.Test;

/** Who may compute on a GPU while memory runs out; the GPU is only pretended. */
class DeviceWorkTest {

    private static final Device GPU = Device.gpu(0);
    private static final String ARITHMETIC = "The arithmetic of this CPU is another one.";
    private static final Progress SILENT = (fraction, message) -> {};

    private final DevicePermits permits = new DevicePermits();
    private final List<String> ran = new ArrayList<>();

    private static final class NoMemory implements DeviceMemory {
        @Override
        public long free(Device device) {
            return 0;
        }

        @Override
        public long total(Device device) {
            return 1;
        }

        @Override
        public void emptyCache(Device device) {}
    }

    private DeviceWork work(boolean automatic) {
        return new DeviceWork(
                GPU,
                automatic,
                SILENT,
                permits,
                new MemoryLadder(new NoMemory(), (device, bytes) -> 0L),
                () -> List.of(ARITHMETIC));
    }

    /** Whether the GPU is free for another node now. */
    private boolean isFree() {
        Consumer<String> taken = message -> {
            throw new CancellationException(message);
        };
        try (DevicePermits.Permit permit = permits.acquire(GPU, taken)) {
            return true;
        } catch (CancellationException e) {
            assertEquals("Waiting for GPU 0.", e.getMessage());
            return false;
        }
    }

    private String onCpuOnly(Device device, int batch) {
        ran.add(device + ", free: " + isFree());
        if (device.isGpu()) {
            throw new IllegalStateException("CUDA out of memory.");
        }
        return "made";
    }

    @Test
    void whoFallsBackToTheCpuGivesTheGpuToTheNextOneAtOnce() throws IOException {
        DeviceWork work = work(true);
        assertEquals("made", work.run(this::onCpuOnly));
        assertEquals(List.of("gpu(0), free: false", "gpu(0), free: false", "cpu(), free: true"), ran);
        assertTrue(
                work.warnings().get(0).contains("the CPU was used"),
                work.warnings().toString());
        assertEquals(ARITHMETIC, work.warnings().get(1));
        assertTrue(isFree());
    }

    /** It is the CPU's, which has no part in what a GPU computes. */
    @Test
    void theArithmeticOfTheCpuIsSpokenOfOnlyWhereItIsUsed() throws IOException {
        DeviceWork work = work(false);
        assertEquals("made", work.run((device, batch) -> "made"));
        assertEquals(List.of(), work.warnings());
    }

    @Test
    void theGpuIsGivenBackWhateverHappens() {
        assertThrows(OutOfDeviceMemoryException.class, () -> work(false).run(this::onCpuOnly));
        assertTrue(isFree());
        assertThrows(AssertionError.class, () -> work(true).run((device, batch) -> {
            throw new AssertionError();
        }));
        assertTrue(isFree());
    }
}
