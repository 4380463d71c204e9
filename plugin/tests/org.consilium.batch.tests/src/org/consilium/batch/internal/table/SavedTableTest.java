// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.consilium.batch.internal.ExampleWorkflow;
import org.consilium.imaging.png.Png;
import org.consilium.imaging.png.PngImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedTableTest {
    @TempDir
    private Path folder;

    private Path port;
    private Path reference;

    @BeforeEach
    void copyExample() throws IOException {
        Path workflow = ExampleWorkflow.copyTo(folder.resolve("workflow"));
        port = workflow.resolve(ExampleWorkflow.TABLE);
        reference = workflow.resolve(ExampleWorkflow.REFERENCE);
    }

    @Test
    void readsWhatThePlatformSaved() throws IOException {
        SavedTable table = SavedTable.of(port);

        assertEquals(List.of("sum", "picture"), table.columns());
        try (RowReader rows = table.open(List.of())) {
            SavedRow row = rows.next();
            assertEquals("Row0", row.key());
            assertEquals(new SavedCell.Value("4.99995E9"), row.cells().get(0));
            // The node drew 16x16 pixels (x * y + sum) & 255, with the sum as an int: the largest one.
            PngImage picture = Png.decode(((SavedCell.Picture) row.cells().get(1)).png());
            assertEquals(16, picture.width());
            assertEquals(16, picture.height());
            assertEquals((3 * 5 + Integer.MAX_VALUE) & 255, picture.values()[5 * 16 + 3]);
            assertNull(rows.next());
        }
    }

    @Test
    void followsAReferenceToATableOfTheSameNode() throws IOException {
        try (RowReader rows = SavedTable.of(reference).open(List.of(reference, port))) {
            assertEquals("Row0", rows.next().key());
            assertNull(rows.next());
        }
    }

    @Test
    void refusesAReferenceToNothing() {
        IOException error =
                assertThrows(IOException.class, () -> SavedTable.of(reference).open(List.of(reference)));

        assertEquals("it refers to the table 2, which was not saved", error.getMessage());
    }

    @Test
    void refusesFormsThatItDoesNotKnow() throws IOException {
        replace(port.resolve("data.xml"), "container_table_compressed", "columnar_table");

        IOException error =
                assertThrows(IOException.class, () -> SavedTable.of(port).open(List.of()));

        assertEquals("it was saved in the form columnar_table, which can't be written as CSV", error.getMessage());
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        byte[] spec = Files.readAllBytes(port.resolve("spec.xml"));
        Files.write(port.resolve("spec.xml"), Arrays.copyOf(spec, spec.length / 2));

        IOException error = assertThrows(IOException.class, () -> SavedTable.of(port));

        assertTrue(error.getMessage().startsWith("spec.xml is damaged: "), error.getMessage());
    }

    @Test
    void readsNoExternalEntity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "7");
        Files.writeString(
                port.resolve("data.xml"),
                "<!DOCTYPE config [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><config>&e;</config>");

        IOException error = assertThrows(IOException.class, () -> SavedTable.of(port));

        assertTrue(error.getMessage().startsWith("data.xml is damaged: "), error.getMessage());
    }

    @Test
    void leavesNoFileOpenBehind() throws IOException {
        byte[] before = Files.readAllBytes(port.resolve("data.zip"));
        SavedTable.of(port).open(List.of()).close();

        assertArrayEquals(before, Files.readAllBytes(port.resolve("data.zip")));
        Files.delete(port.resolve("data.zip"));
    }

    private static void replace(Path file, String what, String with) throws IOException {
        Files.writeString(file, Files.readString(file).replace(what, with));
    }
}
