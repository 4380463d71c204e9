// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowArchiveTest {
    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void makeTarget() throws IOException {
        target = Files.createDirectories(folder.resolve("deep/target"));
    }

    @Test
    void findsTheWorkflowInTheTopFolder() throws IOException {
        Path archive = archive("my flow/workflow.knime", "my flow/A (#1)/settings.xml");

        Path workflow = WorkflowArchive.unpack(archive, target);

        assertEquals(target.resolve("my flow"), workflow);
        assertEquals("my flow/A (#1)/settings.xml", Files.readString(workflow.resolve("A (#1)/settings.xml")));
    }

    @Test
    void findsTheWorkflowAtTheRoot() throws IOException {
        assertEquals(target, WorkflowArchive.unpack(archive("workflow.knime", "A (#1)/settings.xml"), target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "flow/../../evil", "..\\evil", "/evil", "flow/../evil"})
    void refusesEntriesOutsideOfTheWorkflow(String name) throws IOException {
        Path archive = archive(name, "flow/workflow.knime");

        IOException error = assertThrows(IOException.class, () -> WorkflowArchive.unpack(archive, target));

        assertTrue(error.getMessage().contains("would lie outside of the workflow"), error.getMessage());
        assertFalse(Files.exists(folder.resolve("deep/evil")));
        assertFalse(Files.exists(folder.resolve("evil")));
    }

    @Test
    void refusesTwoWorkflowsNoneAndNoArchive() throws IOException {
        Path two = archive("a/workflow.knime", "b/workflow.knime");
        assertEquals(
                "it holds several workflows; give an archive with one",
                assertThrows(IOException.class, () -> WorkflowArchive.unpack(two, target))
                        .getMessage());
        Path none = archive("readme.txt");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(
                "it holds no workflow; give an archive with one",
                assertThrows(IOException.class, () -> WorkflowArchive.unpack(none, empty))
                        .getMessage());
        Path text = Files.writeString(folder.resolve("text.knwf"), "no zip at all");
        assertTrue(assertThrows(IOException.class, () -> WorkflowArchive.unpack(text, empty))
                .getMessage()
                .startsWith("it is no archive of a workflow"));
    }

    @Test
    void unpacksWhatItPacked() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("workflow.knime"), "w");
        Files.createDirectories(source.resolve("data/empty"));
        Files.writeString(Files.createDirectory(source.resolve("A (#1)")).resolve("settings.xml"), "s");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        WorkflowArchive.pack(source, "name", bytes);
        Path archive = Files.write(folder.resolve("packed.knwf"), bytes.toByteArray());
        Path workflow = WorkflowArchive.unpack(archive, target);

        assertEquals(target.resolve("name"), workflow);
        assertEquals("s", Files.readString(workflow.resolve("A (#1)/settings.xml")));
        assertTrue(Files.isDirectory(workflow.resolve("data/empty")));
    }

    @Test
    void packsWhatLinksLeadToAndRefusesOnesThatLeadBack() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("workflow.knime"), "w");
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("case.txt"), "c");
        try {
            Files.createSymbolicLink(source.resolve("data"), data);
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no links can be made here");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WorkflowArchive.pack(source, "name", bytes);
        Path archive = Files.write(folder.resolve("packed.knwf"), bytes.toByteArray());
        Path copy = WorkflowArchive.unpack(archive, target).resolve("data/case.txt");
        assertEquals("c", Files.readString(copy));
        assertFalse(Files.isSymbolicLink(copy.getParent()));

        Files.createSymbolicLink(data.resolve("back"), source);
        assertThrows(IOException.class, () -> WorkflowArchive.pack(source, "name", new ByteArrayOutputStream()));
    }

    @Test
    void refusesMoreBytesThanTheLimitWhateverTheEntriesSay() throws IOException {
        Path bomb = folder.resolve("bomb.knwf");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("workflow.knime"));
            zip.write(new byte[3 << 20]);
            zip.closeEntry();
        }
        assertTrue(Files.size(bomb) < 10_000, "3 MiB of zeros are a few kB packed");

        IOException error = assertThrows(
                IOException.class, () -> WorkflowArchive.unpack(bomb, target, new ArchiveLimits(10, 2 << 20)));

        assertEquals(
                "it unpacks to more than 2 MiB; unpack it yourself and give the folder, if you trust it",
                error.getMessage());
        assertTrue(Files.size(target.resolve("workflow.knime")) <= 2 << 20, "what was written stays below the limit");
    }

    @Test
    void refusesMoreEntriesThanTheLimit() throws IOException {
        Path archive = archive("workflow.knime", "a", "b", "c");

        IOException error = assertThrows(
                IOException.class, () -> WorkflowArchive.unpack(archive, target, new ArchiveLimits(3, 1000)));

        assertTrue(error.getMessage().startsWith("it holds 4 entries, more than 3"), error.getMessage());
        assertTrue(Folders.children(target).isEmpty(), "nothing was unpacked");
    }

    @Test
    void theLimitsForADiskLeaveRoomOnIt() throws IOException {
        ArchiveLimits limits = ArchiveLimits.of(target);

        assertTrue(limits.bytes() <= 64L << 30);
        assertTrue(limits.bytes() <= Files.getFileStore(target).getTotalSpace());
    }

    private Path archive(String... names) throws IOException {
        Path file = Files.createTempFile(folder, "archive", ".knwf");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
