// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ai.djl.Device;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import javax.management.JMException;
import javax.management.ObjectName;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.Tensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files with random damage are refused or read as their bytes say: no crash, no hang, no other
 * exception, and no memory that the size of the file does not explain.
 */
@Tag("slow")
class SafetensorsMutationTest {

    private static final int FILES = 10_000;

    /** Room for the objects of the reader, far below what any of the lengths in a damaged header may claim. */
    private static final long HEAP = 1 << 20;

    @TempDir
    Path folder;

    private long mostHeap;

    @Test
    void damagedFiles() throws IOException {
        byte[] whole;
        Path file = folder.resolve("t");
        try (NamedTensors tensors = Tensors.sample(1)) {
            SafetensorsWriter.write(file, tensors, Map.of("note", "some text"));
            whole = Files.readAllBytes(file);
        }
        assertTimeoutPreemptively(Duration.ofMinutes(30), () -> {
            Random random = new Random(99);
            int refused = 0;
            for (int i = 0; i < FILES; i++) {
                byte[] damaged = damage(whole, random);
                Files.write(file, damaged);
                long before = allocated();
                refused += readsOrRefuses(file, damaged) ? 0 : 1;
                mostHeap = Math.max(mostHeap, allocated() - before);
            }
            assertTrue(mostHeap < HEAP, mostHeap + " bytes of heap for a file of " + whole.length);
            assertTrue(refused > FILES / 2 && refused < FILES, refused + " of " + FILES + " refused");
        });
    }

    /** The bytes of heap that this thread has ever asked for. */
    private static long allocated() throws JMException {
        return (long) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                        "getThreadAllocatedBytes",
                        new Object[] {Thread.currentThread().getId()},
                        new String[] {"long"});
    }

    private static boolean readsOrRefuses(Path file, byte[] bytes) throws IOException {
        try {
            SafetensorsFile opened = SafetensorsFile.open(file);
            assertTrue(opened.layout().bytes() <= bytes.length, "native memory beyond the file's size");
            try (NamedTensors tensors = opened.load(Device.cpu())) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                long start = 8 + buffer.getLong(0);
                long total = 0;
                for (Map.Entry<String, TensorInfo> entry :
                        opened.layout().tensors().entrySet()) {
                    ByteBuffer values = tensors.get(entry.getKey()).toByteBuffer();
                    assertEquals(entry.getValue().bytes(), values.remaining());
                    assertTrue(isPartOf(bytes, (int) start, values), () -> "the values of " + entry.getKey());
                    total += values.remaining();
                }
                assertEquals(bytes.length, start + total, "every byte of the file is accounted for");
            }
            return true;
        } catch (SafetensorsException e) {
            assertTrue(e.getMessage().contains(file.toString()));
            return false;
        } catch (RuntimeException | Error e) {
            return fail("not refused properly: " + Arrays.toString(bytes), e);
        }
    }

    private static boolean isPartOf(byte[] bytes, int from, ByteBuffer values) {
        for (int at = from; at + values.remaining() <= bytes.length; at++) {
            if (ByteBuffer.wrap(bytes, at, values.remaining()).equals(values)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] damage(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int changes = 1 + random.nextInt(3);
        for (int c = 0; c < changes; c++) {
            // Half of the changes hit the header, where they matter most.
            int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 200) : bytes.length);
            bytes = switch (random.nextInt(6)) {
                case 0 -> changed(bytes, at, (byte) random.nextInt());
                case 1 -> changed(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
                case 2 -> changed(bytes, at, (byte) ('0' + random.nextInt(10)));
                case 3 -> Arrays.copyOf(bytes, Math.max(1, at));
                case 4 -> spliced(bytes, at, at, random.nextInt(9));
                default -> spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(9)), 0);
            };
            if (bytes.length < 2) {
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    /** Cuts a range out and repeats some bytes from before it in its place. */
    private static byte[] spliced(byte[] bytes, int from, int to, int repeat) {
        int repeated = Math.min(repeat, from);
        byte[] result = new byte[from + repeated + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(bytes, from - repeated, result, from, repeated);
        System.arraycopy(bytes, to, result, from + repeated, bytes.length - to);
        return result;
    }
}
