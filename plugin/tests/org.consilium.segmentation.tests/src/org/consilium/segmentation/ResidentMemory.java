// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What a process holds in main memory outside of Java's heap and of the code and classes that Java keeps.
 *
 * <p>The C library keeps much of what was freed for the next request, in pieces that grow and shrink with the order of
 * the requests: 237 of 692 MB after 2,000 hand-overs of a megabyte. That is no leak, as it is used again, and would
 * hide a small one. So it is asked to give it back before the measurement where Java can ask for it (glibc).
 */
final class ResidentMemory {

    private static final Path MAPPINGS = Path.of("/proc/self/smaps");
    private static final Pattern MAPPING = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ .*");
    private static final Pattern RESIDENT = Pattern.compile("Rss: +(\\d+) kB");

    /** Java puts its heap and its classes below, as far as it can address them with 32 bits; all else is above. */
    private static final long ABOVE_HEAP = 1L << 36;

    private ResidentMemory() {}

    /** Bytes after a collection and after the C library gave back what it kept; -1 where the system does not say. */
    static long bytes() {
        collect();
        boolean trimmed = trim();
        return trimmed ? resident() : -1;
    }

    /** What waits for the collector frees its memory on other threads, so they get a moment. */
    private static void collect() {
        try {
            for (int i = 0; i < 2; i++) {
                System.gc();
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean trim() {
        try {
            MBeanServer java = ManagementFactory.getPlatformMBeanServer();
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            java.invoke(commands, "systemTrimNativeHeap", new Object[0], new String[0]);
            return true;
        } catch (JMException e) {
            return false;
        }
    }

    private static long resident() {
        try {
            List<String> lines = Files.isReadable(MAPPINGS) ? Files.readAllLines(MAPPINGS) : List.of();
            long sum = 0;
            boolean counts = false;
            for (String line : lines) {
                Matcher mapping = MAPPING.matcher(line);
                Matcher resident = RESIDENT.matcher(line);
                if (mapping.matches()) {
                    counts = Long.compareUnsigned(Long.parseUnsignedLong(mapping.group(1), 16), ABOVE_HEAP) > 0;
                } else if (counts && resident.matches()) {
                    sum += Long.parseLong(resident.group(1)) << 10;
                }
            }
            return lines.isEmpty()
                    ? -1
                    : sum
                            - ManagementFactory.getMemoryMXBean()
                                    .getNonHeapMemoryUsage()
                                    .getCommitted();
        } catch (IOException e) {
            return -1;
        }
    }
}
