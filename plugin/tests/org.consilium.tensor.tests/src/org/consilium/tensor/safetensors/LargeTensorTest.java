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
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
    /** Several pieces of 16 MiB, far from a tensor. */
    private static final long HELD = 128L << 20;

    private static final int PIECES = 40;
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

    /** What is held, without what the collector has not come to yet. */
    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Looks now and then at what the heap holds while pieces are written. */
    private static final class Watching implements WritableByteChannel {

        private final WritableByteChannel file;
        private int writes;
        private long most;

        Watching(WritableByteChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer piece) throws IOException {
            if (writes++ % PIECES == 0) {
                most = Math.max(most, held());
            }
            return file.write(piece);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
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
        long before = held();
        AtomicReference<Watching> watch = new AtomicReference<>();
        try (NamedTensors whole = SafetensorsFile.open(sparse).load(Device.cpu())) {
            assertEquals(BYTES, whole.bytes());
            assertEquals(100 + 2048 % 100, whole.get("x").get(2048, 2048 % 7).toUint8Array()[0]);
            Files.delete(sparse);
            assertTrue(held() - before < HELD, "loaded into the heap");
            SafetensorsWriter.write(copy, whole.asMap(), Map.of(), file -> {
                watch.set(new Watching(file));
                return watch.get();
            });
        }
        assertMarked(SafetensorsFile.open(copy));
        long more = watch.get().most - before;
        assertTrue(more < HELD, "the heap held " + (more >> 20) + " MiB more");
    }
}
