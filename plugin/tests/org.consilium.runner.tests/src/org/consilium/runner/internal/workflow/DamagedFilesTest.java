// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.knwf.archive.Folders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.KNIMEException;

/**
 * Readers run as nodes on folders in which one file of any format is damaged: each run gives cases, with a warning or
 * without, or ends with the reader's own words. The damage is the same every time.
 */
@Tag("slow")
class DamagedFilesTest {
    private static final Path SEEDS =
            Path.of(System.getProperty("consilium.root"), "plugin/tests/org.consilium.runner.tests/resources/seeds");

    /** Damages a file. */
    private static final int TIMES = 24;

    private final Random random = new Random(20260101);

    @TempDir
    Path folder;

    private int failed;
    private int warned;

    static List<Path> dicom() throws IOException {
        return folders("dicom");
    }

    static List<Path> images() throws IOException {
        return folders("images");
    }

    private static List<Path> folders(String kind) throws IOException {
        try (Stream<Path> all = Files.list(SEEDS.resolve(kind))) {
            return all.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dicom")
    void theDicomReaderEndsWell(Path seeds) throws Exception {
        damage(1, seeds);
    }

    @ParameterizedTest
    @MethodSource("images")
    void theRaterImageReaderEndsWell(Path seeds) throws Exception {
        damage(2, seeds);
    }

    private void damage(int node, Path seeds) throws Exception {
        Path study = folder.resolve("study");
        Folders.copy(seeds, study);
        try (StudyWorkflow workflow = StudyWorkflow.readers(study)) {
            damage(workflow, node, study);
        }
        assertTrue(failed + warned > 0, "no damage was noticed");
    }

    private void damage(StudyWorkflow workflow, int node, Path study) throws Exception {
        assertEquals("", run(workflow, node, "whole"), "a seed that cannot be read would test little");
        List<Path> files;
        try (Stream<Path> all = Files.walk(study)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < TIMES; i++) {
                Files.write(file, damaged(whole));
                run(workflow, node, study.relativize(file) + ", damage " + i);
            }
            Files.write(file, whole);
        }
    }

    /** @return what the node said */
    private String run(StudyWorkflow workflow, int node, String what) throws Exception {
        String said = "";
        try {
            NodeResult result = workflow.again(node);
            said = result.message() == null ? "" : result.message().text();
            result.stores().delete();
            warned += said.isEmpty() ? 0 : 1;
        } catch (KNIMEException e) {
            said = e.getKNIMEMessage().toLogPrintable();
            failed++;
            // the one way in which readers refuse; any other is a slip, whatever the node makes of it
            Throwable cause = e.getCause();
            if (cause == null || !cause.getClass().getSimpleName().equals("ImagingException")) {
                fail(what + " ended in " + cause, e);
            }
        } catch (Throwable e) {
            fail(what + " ended in " + e, e);
        }
        assertFalse(said.contains("null") || said.contains("Exception"), what + ": " + said);
        assertFalse(said.toLowerCase(Locale.ROOT).contains("secret"), what + ": " + said);
        return said;
    }

    private byte[] damaged(byte[] whole) {
        byte[] bytes = whole.clone();
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = switch (random.nextInt(5)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) 0xff;
                case 2 -> (byte) 0x7f;
                case 3 -> (byte) ('0' + random.nextInt(10));
                default -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            };
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
