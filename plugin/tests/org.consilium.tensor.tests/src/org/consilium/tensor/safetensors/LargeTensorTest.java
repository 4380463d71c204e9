// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.device.DeviceMemory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tensor of 3 GiB, beyond every 32-bit limit, with little heap. The file is sparse, so it takes no time to make. */
@Tag("slow")
class LargeTensorTest {

    private static final int ROW = 1 << 20;
    private static final int ROWS = 3 << 10;
    private static final long BYTES = (long) ROW * ROWS;
    private static final long HEAP = 512L << 20;
    private static final int[] MARKED = {0, 1, 1023, 1024, 2047, 2048, ROWS - 1};

    @TempDir
    Path folder;

    private Path sparse() throws IOException {
        Path file = MinimalSafetensors.write(
                folder.resolve("sparse"),
                "{" + MinimalSafetensors.tensor("x", "U8", "[" + ROWS + "," + ROW + "]", 0, BYTES) + "}",
                new byte[0]);
        long start = Files.size(file);
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(start + BYTES);
            for (int row : MARKED) {
                raw.seek(start + (long) row * ROW + row % 7);
                raw.write(100 + row % 100);
            }
        }
        return file;
    }

    private static void assertMarked(SafetensorsFile file) throws IOException {
        ByteBuffer row = ByteBuffer.allocate(ROW);
        SafetensorsRows rows = file.rows("x");
        assertEquals(ROWS, rows.count());
        for (int marked : MARKED) {
            rows.read(marked, row.clear());
            for (int i = 0; i < ROW; i++) {
                assertEquals(i == marked % 7 ? 100 + marked % 100 : 0, row.get(i) & 0xFF, marked + ", " + i);
            }
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    @Test
    void rowsOfThreeGibibytes() throws IOException {
        assertMarked(SafetensorsFile.open(sparse()));
    }

    @Test
    void thereAndBack() throws IOException {
        assumeTrue(
                DeviceMemory.system().free(Device.cpu()) > BYTES + (1L << 30),
                "needs 4 GiB of free memory, since the whole tensor is loaded");
        assumeTrue(Files.getFileStore(folder).getUsableSpace() > BYTES + (1L << 30), "needs 4 GiB of free disk");
        Path sparse = sparse();
        Path copy = folder.resolve("copy");
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        try (NamedTensors whole = SafetensorsFile.open(sparse).load(Device.cpu())) {
            assertEquals(BYTES, whole.bytes());
            assertEquals(100 + 2048 % 100, whole.get("x").get(2048, 2048 % 7).toUint8Array()[0]);
            Files.delete(sparse);
            SafetensorsWriter.write(copy, whole, Map.of());
        }
        assertMarked(SafetensorsFile.open(copy));
        assertTrue(peakHeap() < HEAP, "the heap grew to " + (peakHeap() >> 20) + " MiB");
    }
}
