// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.consilium.ground.ProcessFolder;
import org.consilium.ground.TemporaryFolder;
import org.consilium.knwf.archive.Folders;

/**
 * Where the trainings of a workflow keep checkpoints that nobody asked for: in a folder that only follows from the place of
 * the workflow, so that the same command finds them after a run that was killed. They are removed when the workflow has
 * run to its end; those of workflows that nobody runs any more, after a month.
 */
final class RunCheckpoints implements AutoCloseable {
    /** Names the folder that all of them lie in. */
    static final String VARIABLE = "CONSILIUM_CHECKPOINTS";

    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final Path folder;

    private RunCheckpoints(Path folder) {
        this.folder = folder;
        if (folder != null) {
            System.setProperty(TemporaryFolder.CHECKPOINTS, folder.toString());
        }
    }

    /** Tells the nodes where to keep them; nowhere, if there is no place. */
    static RunCheckpoints of(WorkflowSource source) {
        try {
            String given = System.getenv(VARIABLE);
            Path all = given == null || given.isBlank()
                    ? TemporaryFolder.of("checkpoints")
                    : TemporaryFolder.make(Path.of(given).toAbsolutePath());
            removeForgotten(all);
            return new RunCheckpoints(all.resolve(name(source.realPath())));
        } catch (IOException e) {
            return new RunCheckpoints(null);
        }
    }

    /** Names of workflows may be those of patients. */
    private static String name(Path workflow) {
        return UUID.nameUUIDFromBytes(workflow.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static void removeForgotten(Path all) throws IOException {
        Instant limit = Instant.now().minus(FORGOTTEN);
        for (Path workflow : Folders.children(all)) {
            if (Files.isDirectory(workflow)
                    && workflow.getFileName().toString().length()
                            == new UUID(0, 0).toString().length()
                    && newest(workflow).isBefore(limit)) {
                remove(workflow);
            }
        }
    }

    private static Instant newest(Path workflow) throws IOException {
        Instant newest = Files.getLastModifiedTime(workflow).toInstant();
        for (Path run : Folders.children(workflow)) {
            Instant changed = Files.getLastModifiedTime(run).toInstant();
            newest = changed.isAfter(newest) ? changed : newest;
        }
        return newest;
    }

    /** The workflow has run to its end: they have served, but for those of a twin that still trains. */
    void remove() {
        if (folder != null && Files.isDirectory(folder)) {
            try {
                remove(folder);
            } catch (IOException e) {
                // They are removed after a month.
            }
        }
    }

    private static void remove(Path workflow) throws IOException {
        for (Path run : Folders.children(workflow)) {
            List<Path> locks = Folders.children(run).stream()
                    .filter(file -> file.toString().endsWith(".lock"))
                    .toList();
            ProcessFolder.removeIfFree(run, locks);
        }
        if (Folders.children(workflow).isEmpty()) {
            Files.delete(workflow);
        }
    }

    @Override
    public void close() {
        System.clearProperty(TemporaryFolder.CHECKPOINTS);
        try {
            if (folder != null
                    && Files.isDirectory(folder)
                    && Folders.children(folder).isEmpty()) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            // Another run has begun to use it.
        }
    }
}
