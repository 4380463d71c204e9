// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind that is killed while it writes, or that meets a limit of the system. */
class CrashTest {

    private static final int KILLS = 8;

    @TempDir
    Path folder;

    private List<String> command(Path file, int times) throws IOException {
        List<String> command = new ArrayList<>(ForkedJvm.command(
                folder.resolve("classes"),
                KilledWriter.class,
                KilledWriter.Pieces.class,
                PartFile.class,
                PartFile.Content.class,
                AbandonedParts.class,
                MinimalSafetensors.class));
        command.add(file.toString());
        command.add(Integer.toString(times));
        return command;
    }

    @Tag("slow")
    @Test
    void killedWhileWriting() throws Exception {
        Path file = folder.resolve("t");
        KilledWriter.write(file, KilledWriter.ALONE);
        Random random = new Random(5);
        List<String> command = command(file, 90);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = ForkedJvm.start(command);
            try (BufferedReader out = process.inputReader();
                    OutputStream in = process.getOutputStream()) {
                int last = random.nextInt(3);
                for (int i = 0; i < last; i++) {
                    goOn(out, in, i);
                }
                if (kill % 2 == 0) {
                    assertEquals("half of " + last, out.readLine());
                } else {
                    goOn(out, in, last);
                    // Somewhere between the second half and the move.
                    Thread.sleep(0, random.nextInt(999_999));
                }
                process.destroyForcibly().waitFor();
            }
            assertWhole(file);
            int parts = parts();
            assertTrue(parts <= 1, parts + " files lie beside it: the next write deletes what a kill leaves");
            assertTrue(kill % 2 == 1 || parts == 1, "it was killed in the middle of a write");
        }
        KilledWriter.write(file, KilledWriter.ALONE);
        assertEquals(0, parts());
    }

    private static void goOn(BufferedReader out, OutputStream in, int write) throws IOException {
        assertEquals("half of " + write, out.readLine());
        in.write('\n');
        in.flush();
    }

    private int parts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(file -> file.toString().endsWith(".part")).count();
        }
    }

    /** All bytes are of one version. */
    private static void assertWhole(Path file) throws IOException {
        try (NamedTensors tensors = SafetensorsFile.open(file).load(Device.cpu())) {
            ByteBuffer values = tensors.get("x").toByteBuffer();
            assertEquals(KilledWriter.BYTES, values.remaining());
            byte first = values.get(0);
            while (values.hasRemaining()) {
                assertEquals(first, values.get());
            }
        }
    }

    /** Neither takes the other's file for one that was left, not even between its last byte and its place. */
    @Tag("slow")
    @Test
    void processesThatWriteOnePlaceDoNotDisturbEachOther() throws Exception {
        Path file = folder.resolve("t");
        List<String> command = new ArrayList<>(command(file, 100));
        command.add("alone");
        List<Process> writers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            writers.add(ForkedJvm.start(command));
        }
        for (Process writer : writers) {
            try (BufferedReader out = writer.inputReader()) {
                assertEquals(List.of(), out.lines().toList());
            }
            assertEquals(0, writer.waitFor());
        }
        assertWhole(file);
        assertEquals(0, parts());
    }

    @Test
    void whatAnotherProcessStillWritesStays() throws Exception {
        Path file = folder.resolve("t");
        Path stranger = Files.createFile(folder.resolve(".t.b.00000000-0000-0000-0000-000000000000.part"));
        Path abandoned = Files.createFile(folder.resolve(".t.00000000-0000-0000-0000-000000000000.part"));
        Process process = ForkedJvm.start(command(file, 1));
        try (BufferedReader out = process.inputReader();
                OutputStream in = process.getOutputStream()) {
            assertEquals("half of 0", out.readLine());
            assertFalse(Files.exists(abandoned), "the other process has cleaned up before it began");
            assertEquals(2, parts());
            KilledWriter.write(file, KilledWriter.ALONE);
            assertEquals(2, parts(), "that of the other process, and that of another file");
            in.write('\n');
            in.flush();
            assertEquals(0, process.waitFor());
        }
        assertTrue(Files.exists(stranger));
        assertEquals(1, parts());
        assertWhole(file);
    }

    /** A limit of the system on the size of a file stands for a disk that is full. */
    @Test
    void noRoomForTheFile() throws Exception {
        Path bash = Path.of("/bin/bash");
        assumeTrue(Files.isExecutable(bash), "needs a shell that can limit the size of files");
        Path file = folder.resolve("t");
        KilledWriter.write(file, KilledWriter.ALONE);
        List<String> command =
                new ArrayList<>(List.of(bash.toString(), "-c", "ulimit -f 1024; exec \"$@\"", "limited"));
        command.addAll(command(file, 1));
        Process process = ForkedJvm.start(command);
        String out = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), out);
        assertTrue(out.startsWith("failed: "), out);
        assertWhole(file);
        assertEquals(0, parts(), "nothing half-written lies beside it");
    }
}
