// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * A workflow that the real platform (5.8.2) executed and saved, with every table as the platform itself reads it. It isn't
 * part of the project; {@link SavedTableTest} has one of its tables.
 */
class ExecutedWorkflowTest {
    @Test
    void everyTableIsReadAsThePlatformReadsIt() throws IOException {
        Path folder = folder();
        List<Path> tables = files(folder.resolve("tables"));
        assertEquals(12, tables.size(), tables.toString());
        int pictures = 0;
        for (Path file : tables) {
            Path table = folder.resolve("workflow")
                    .resolve(
                            folder.resolve("tables").relativize(file).toString().replaceFirst("\\.csv$", ""));
            List<String> lines = lines(SavedTable.of(table));
            assertEquals(Files.readAllLines(file), lines, table.toString());
            pictures += (int) lines.stream()
                    .filter(line -> line.contains("PNGImageContent@"))
                    .count();
        }
        assertTrue(pictures > 0);
    }

    /** As the list of values has it: whole numbers as floating point ones, nothing for a missing cell, no quotes. */
    private static List<String> lines(SavedTable table) throws IOException {
        List<String> lines = new ArrayList<>(List.of("row ID," + String.join(",", table.columns())));
        try (RowReader rows = table.open(List.of())) {
            for (SavedRow row = rows.next(); row != null; row = rows.next()) {
                List<String> fields = new ArrayList<>(List.of(row.key()));
                for (SavedCell cell : row.cells()) {
                    fields.add(text(cell));
                }
                lines.add(String.join(",", fields));
            }
            assertEquals(rows.size() + 1, lines.size());
            assertNull(rows.next());
        }
        return lines;
    }

    private static String text(SavedCell cell) throws IOException {
        if (cell instanceof SavedCell.Whole whole) {
            return Double.toString(whole.value());
        } else if (cell instanceof SavedCell.Real real) {
            return Double.toString(real.value());
        } else if (cell instanceof SavedCell.Text text) {
            return text.value();
        } else if (cell instanceof SavedCell.Picture picture) {
            assertDecodes(picture.png());
            // The platform's text of a picture has the hash of its bytes.
            return "org.knime.core.data.image.png.PNGImageContent@"
                    + Integer.toHexString(Arrays.hashCode(picture.png()));
        }
        assertNotNull(((SavedCell.Missing) cell).reason(), "here every missing cell has a reason");
        return "";
    }

    private static void assertDecodes(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(ByteBuffer.wrap(png).getInt(16), image.getWidth());
        assertEquals(ByteBuffer.wrap(png).getInt(20), image.getHeight());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Path folder() {
        String data = System.getProperty("consilium.data");
        Path folder =
                data == null ? null : Path.of(data).resolveSibling("knime").resolve("executed");
        for (Path at = Path.of("").toAbsolutePath(); folder == null && at.getParent() != null; at = at.getParent()) {
            Path beside = at.resolveSibling("shared").resolve("knime").resolve("executed");
            folder = Files.isDirectory(beside) ? beside : null;
        }
        Assumptions.assumeTrue(
                folder != null && Files.isDirectory(folder), "the workflow that the platform executed isn't here");
        return folder;
    }
}
