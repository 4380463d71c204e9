// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.consilium.knwf.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.SnappyInputStream;

/** What is written comes back, and what the platform wrote is written again byte for byte. */
class TableWriterTest {
    @TempDir
    private Path folder;

    @Test
    void everyByteOfAValueComesBack() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Path evaluator = Resources.evaluatorTable(folder.resolve("evaluator"));
        SavedTable spec = SavedTable.of(evaluator);
        List<SavedCell> cells = new ArrayList<>();
        for (int i = 0; i < spec.columns().size(); i++) {
            cells.add(
                    switch (i % 5) {
                        case 0 -> new SavedCell.Picture(all);
                        case 1 -> new SavedCell.Text("b\u00e4a_bab\n");
                        case 2 -> new SavedCell.LongWhole(0x6162616261626162L);
                        case 3 -> new SavedCell.Missing(i < 20 ? null : "because");
                        default -> new SavedCell.Whole(0x61616262);
                    });
        }
        Path written = Files.createDirectory(folder.resolve("written"));
        TableWriter.write(written, 9, spec.spec(), List.of(new SavedRow("abba", cells), new SavedRow("b", cells)));

        SavedTable table = SavedTable.of(written);
        assertEquals(9, table.id());
        try (RowReader rows = table.open(List.of())) {
            assertEquals(2, rows.size());
            for (String key : List.of("abba", "b")) {
                SavedRow row = rows.next();
                assertEquals(key, row.key());
                for (int i = 0; i < cells.size(); i++) {
                    if (row.cells().get(i) instanceof SavedCell.Picture picture) {
                        assertArrayEquals(all, picture.png());
                    } else {
                        assertEquals(cells.get(i), row.cells().get(i));
                    }
                }
            }
            assertNull(rows.next());
        }
    }

    @Test
    void thePlatformsTableIsRewrittenByteForByte() throws IOException {
        Path original = Resources.evaluatorTable(folder.resolve("evaluator"));
        SavedTable table = SavedTable.of(original);
        List<SavedRow> rows = new ArrayList<>();
        try (RowReader reader = table.open(List.of())) {
            for (SavedRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        Path copy = Files.createDirectory(folder.resolve("copy"));
        TableWriter.write(copy, table.id(), table.spec(), rows);

        assertArrayEquals(unpacked(original), unpacked(copy));
        for (String file : List.of("spec.xml", "data.xml")) {
            assertEquals(Files.readString(original.resolve(file)), Files.readString(copy.resolve(file)));
        }
        assertArrayEquals(entry(original, "meta.xml"), entry(copy, "meta.xml"));
    }

    private static byte[] unpacked(Path table) throws IOException {
        try (ZipFile zip = new ZipFile(table.resolve("data.zip").toFile());
                InputStream in = new SnappyInputStream(zip.getInputStream(zip.getEntry("data.bin")))) {
            return in.readAllBytes();
        }
    }

    private static byte[] entry(Path table, String name) throws IOException {
        try (ZipFile zip = new ZipFile(table.resolve("data.zip").toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }
}
