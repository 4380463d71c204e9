// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.consilium.imaging.model.ImagingException;

/**
 * Damages files and reads them. Every reading must end in a result or an {@link ImagingException}, within twenty seconds of
 * processor time, which these small files never need on any machine, and allocate no more than a cap that follows from the size of the file. The damage is the same every
 * time.
 */
public final class Fuzzer {
    /** Hangs would never end; this ends the test. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final long MAX_NANOS = 20_000_000_000L;

    /** What any reading may take, whatever the size: buffers, parsers, classes that are loaded. */
    private static final long BASE_BYTES = 16L << 20;

    /** The densest packing there is is deflate's, 1032 to 1; a packed volume is copied a few times. */
    private static final long BYTES_PER_BYTE = 4 * 1032;

    /** Reads a file. */
    public interface Reader {
        void read(Path file) throws IOException;
    }

    private final Path folder;
    private final Random random = new Random(20260101);
    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

    public Fuzzer(Path folder) {
        this.folder = folder;
    }

    /** Reads a folder. */
    public interface FolderReader {
        void read() throws IOException;
    }

    /** Reads a folder so many times, each time with another damage to one of its files, all of them in turn. */
    public void runFolder(Path seeds, int count, FolderReader reader) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(seeds)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            String name = folder.relativize(file.getKey()).toString();
            refused(List.of(file.getValue()), count / files.size(), name, mutant -> reader.read());
            Files.write(file.getKey(), file.getValue());
        }
    }

    /** Reads so many damaged copies of the seeds, in turn. */
    public void run(List<byte[]> seeds, int count, String name, Reader reader) {
        assertTrue(refused(seeds, count, name, reader) > 0, "no mutation was noticed");
    }

    private int refused(List<byte[]> seeds, int count, String name, Reader reader) {
        int[] refused = new int[1];
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < count; i++) {
                byte[] mutant = mutated(seeds.get(i % seeds.size()));
                Path file = Files.write(folder.resolve(name), mutant);
                long cap = BASE_BYTES + BYTES_PER_BYTE * mutant.length;
                long bytes = allocated();
                long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                try {
                    reader.read(file);
                } catch (ImagingException e) {
                    refused[0]++;
                } catch (Throwable e) {
                    fail("mutation " + i + " of " + name + " ended in " + e, e);
                }
                long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - nanos;
                long grew = allocated() - bytes;
                int number = i;
                assertTrue(took <= MAX_NANOS, () -> "mutation " + number + " of " + name + " took " + took + " ns");
                assertTrue(
                        grew <= cap,
                        () -> "mutation " + number + " of " + name + ", " + mutant.length + " bytes, allocated "
                                + grew);
            }
        });
        return refused[0];
    }

    /** Bytes this thread has allocated so far. */
    private long allocated() throws JMException {
        return (Long) beans.getAttribute(new ObjectName("java.lang:type=Threading"), "CurrentThreadAllocatedBytes");
    }

    private byte[] mutated(byte[] seed) {
        byte[] bytes = seed.clone();
        // Most of what can go wrong stands in the header, so half of the changes go there.
        int header = Math.min(bytes.length, 1200);
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(random.nextBoolean() ? header : bytes.length);
            bytes[at] = switch (random.nextInt(5)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) 0xff;
                case 2 -> (byte) 0x7f;
                // In headers that are text, digits make the largest numbers.
                case 3 -> (byte) ('0' + random.nextInt(10));
                default -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            };
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
