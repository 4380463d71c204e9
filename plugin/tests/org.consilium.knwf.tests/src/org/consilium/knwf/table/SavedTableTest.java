// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.consilium.knwf.Resources;
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
        Path workflow = Resources.workflow(folder.resolve("workflow"));
        port = workflow.resolve(Resources.TABLE);
        reference = workflow.resolve(Resources.REFERENCE);
    }

    @Test
    void readsWhatThePlatformSaved() throws IOException {
        SavedTable table = SavedTable.of(port);

        assertEquals(List.of("sum", "picture"), table.columns());
        try (RowReader rows = table.open(List.of())) {
            SavedRow row = rows.next();
            assertEquals("Row0", row.key());
            assertEquals(new SavedCell.Real(4.99995E9), row.cells().get(0));
            // The node drew 16x16 pixels (x * y + sum) & 255, with the sum as an int: the largest one.
            byte[] png = ((SavedCell.Picture) row.cells().get(1)).png();
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            assertEquals(16, picture.getWidth());
            assertEquals(16, picture.getHeight());
            assertEquals((3 * 5 + Integer.MAX_VALUE) & 255, picture.getRaster().getSample(3, 5, 0));
            assertNull(rows.next());
        }
    }

    @Test
    void readsEveryValueThatThePlatformReads() throws IOException {
        List<String> lines = Resources.evaluatorLines();
        SavedTable table = SavedTable.of(Resources.evaluatorTable(folder.resolve("evaluator")));
        assertEquals("row ID," + String.join(",", table.columns()), lines.get(0));
        try (RowReader rows = table.open(List.of())) {
            for (String line : lines.subList(1, lines.size())) {
                SavedRow row = rows.next();
                String[] fields = line.split(",", -1);
                assertEquals(fields[0], row.key());
                for (int i = 1; i < fields.length; i++) {
                    assertEquals(
                            fields[i],
                            text(row.cells().get(i - 1)),
                            row.key() + " " + table.columns().get(i - 1));
                }
                SavedCell dice = row.cells().get(table.columns().indexOf("dice_match"));
                assertEquals(new SavedCell.Missing("3 samples cannot give each of 4 raters one of its own"), dice);
            }
            assertNull(rows.next());
        }
    }

    /** As the list of values has it: whole numbers as floating point ones, nothing for a missing cell. */
    private static String text(SavedCell cell) {
        if (cell instanceof SavedCell.Whole whole) {
            return Double.toString(whole.value());
        } else if (cell instanceof SavedCell.Real real) {
            return Double.toString(real.value());
        }
        return cell instanceof SavedCell.Text text ? text.value() : "";
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

        assertEquals("it was saved in the form columnar_table, which can't be read here", error.getMessage());
    }

    @Test
    void saysWhichFileIsDamaged() throws IOException {
        byte[] spec = Files.readAllBytes(port.resolve("spec.xml"));
        Files.write(port.resolve("spec.xml"), Arrays.copyOf(spec, spec.length / 2));

        IOException error = assertThrows(IOException.class, () -> SavedTable.of(port));

        assertTrue(error.getMessage().startsWith("spec.xml cannot be read: the XML is damaged"), error.getMessage());
    }

    @Test
    void readsNoExternalEntity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "7");
        Files.writeString(
                port.resolve("data.xml"),
                "<!DOCTYPE config [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><config>&e;</config>");

        IOException error = assertThrows(IOException.class, () -> SavedTable.of(port));

        assertTrue(error.getMessage().startsWith("data.xml cannot be read: "), error.getMessage());
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
