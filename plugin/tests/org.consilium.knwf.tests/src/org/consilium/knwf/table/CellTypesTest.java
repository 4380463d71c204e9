// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class of cells that a table of a node may hold is read, or named. */
class CellTypesTest {
    private static final String INT = "org.knime.core.data.def.IntCell";
    private static final String DOUBLE = "org.knime.core.data.def.DoubleCell";
    private static final String TEXT = "org.knime.core.data.def.StringCell";
    private static final String MISSING = "org.knime.core.data.MissingCell";
    private static final String PICTURE = "org.knime.core.data.image.png.PNGImageCell";
    private static final String PATH = "org.knime.filehandling.core.data.location.cell.SimpleFSLocationCell";
    private static final String LIST = "org.knime.core.data.collection.ListCell";
    private static final String SET = "org.knime.core.data.collection.SetCell";
    private static final String TIME = "org.knime.core.data.time.";
    private static final String ZONED = TIME + "zoneddatetime.ZonedDateTimeCell";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x61, 0x62, 0x62, 0x61, 0x61};
    private static final long DAY = LocalDate.of(2024, 2, 29).toEpochDay();
    private static final long NOON = 12L * 3600 * 1_000_000_000;

    @TempDir
    private Path folder;

    @Test
    void numbersTruthsTextsAndMissingCells() throws IOException {
        PlatformTable table = new PlatformTable(3, "a", "b", "c", "d", "e", "f", "g")
                .row("Row0")
                .cell(INT, out -> out.writeInt(0x61626162))
                .cell("org.knime.core.data.def.LongCell", out -> out.writeLong(Long.MIN_VALUE + 0x61))
                .cell(DOUBLE, out -> out.writeDouble(Double.NaN))
                .cell("org.knime.core.data.def.BooleanCell", out -> out.writeBoolean(true))
                .cell(TEXT, out -> PlatformTable.text("aba\u0000\ud83d\ude00\udc00", out))
                .missing()
                .cell(MISSING, out -> {
                    out.writeByte(1);
                    PlatformTable.text("absent: a", out);
                })
                .end()
                .row("abba")
                .cell(DOUBLE, out -> out.writeDouble(Double.NEGATIVE_INFINITY))
                .cell(DOUBLE, out -> out.writeDouble(Double.POSITIVE_INFINITY))
                .cell(DOUBLE, out -> out.writeDouble(-0.0))
                .cell("org.knime.core.data.def.BooleanCell", out -> out.writeBoolean(false))
                .cell(TEXT, out -> PlatformTable.text("", out))
                .cell(MISSING, out -> out.writeByte(0))
                .missing()
                .end();

        List<SavedRow> rows = read(table);
        assertEquals(
                new SavedRow(
                        "Row0",
                        List.of(
                                new SavedCell.Whole(0x61626162),
                                new SavedCell.LongWhole(Long.MIN_VALUE + 0x61),
                                new SavedCell.Real(Double.NaN),
                                new SavedCell.Truth(true),
                                new SavedCell.Text("aba\u0000\ud83d\ude00\udc00"),
                                new SavedCell.Missing(null),
                                new SavedCell.Missing("absent: a"))),
                rows.get(0));
        assertEquals(
                new SavedRow(
                        "abba",
                        List.of(
                                new SavedCell.Real(Double.NEGATIVE_INFINITY),
                                new SavedCell.Real(Double.POSITIVE_INFINITY),
                                new SavedCell.Real(-0.0),
                                new SavedCell.Truth(false),
                                new SavedCell.Text(""),
                                new SavedCell.Missing(null),
                                new SavedCell.Missing(null))),
                rows.get(1));
    }

    @Test
    void picturesInTheRowAndBesideIt() throws IOException {
        PlatformTable table = new PlatformTable(7, "small", "large", "foreign")
                .row("Row0")
                .cell(PICTURE, out -> {
                    out.writeInt(PNG.length);
                    out.write(PNG);
                })
                .blob(1, 12, PNG, 7)
                .blob(2, 0, PNG, 6)
                .end();

        List<SavedCell> cells = read(table).get(0).cells();
        assertArrayEquals(PNG, ((SavedCell.Picture) cells.get(0)).png());
        assertArrayEquals(PNG, ((SavedCell.Picture) cells.get(1)).png());
        assertEquals(new SavedCell.Unknown("org.knime.core.data.image.png.PNGImageBlobCell"), cells.get(2));
    }

    @Test
    void datesAndTimes() throws IOException {
        PlatformTable table = new PlatformTable(1, "date", "time", "both", "zoned", "duration", "period")
                .row("Row0")
                .cell(TIME + "localdate.LocalDateCell", out -> out.writeLong(DAY))
                .cell(TIME + "localtime.LocalTimeCell", out -> out.writeLong(NOON + 97))
                .cell(TIME + "localdatetime.LocalDateTimeCell", out -> {
                    out.writeLong(DAY);
                    out.writeLong(NOON);
                })
                .cell(ZONED, out -> {
                    out.writeLong(DAY);
                    out.writeLong(NOON);
                    out.writeInt(3600);
                    out.writeBytes("Europe/Berlin");
                })
                .cell(TIME + "duration.DurationCell", out -> {
                    out.writeLong(97);
                    out.writeInt(98);
                })
                .cell(TIME + "period.PeriodCell", out -> {
                    out.writeInt(1);
                    out.writeInt(-2);
                    out.writeInt(97);
                })
                .end();

        assertEquals(
                List.of(
                        new SavedCell.Moment("2024-02-29"),
                        new SavedCell.Moment("12:00:00.000000097"),
                        new SavedCell.Moment("2024-02-29T12:00"),
                        new SavedCell.Moment("2024-02-29T12:00+01:00[Europe/Berlin]"),
                        new SavedCell.Moment("PT1M37.000000098S"),
                        new SavedCell.Moment("P1Y-2M97D")),
                read(table).get(0).cells());
    }

    @Test
    void placesOfFiles() throws IOException {
        PlatformTable table = new PlatformTable(1, "local", "relative")
                .row("Row0")
                .cell(PATH, out -> {
                    PlatformTable.text("LOCAL", out);
                    out.writeBoolean(false);
                    PlatformTable.text("/data/a b", out);
                })
                .cell(PATH, out -> {
                    PlatformTable.text("RELATIVE", out);
                    out.writeBoolean(true);
                    PlatformTable.text("knime.workflow.data", out);
                    PlatformTable.text("x.csv", out);
                })
                .end();

        assertEquals(
                List.of(
                        new SavedCell.Location("LOCAL", null, "/data/a b"),
                        new SavedCell.Location("RELATIVE", "knime.workflow.data", "x.csv")),
                read(table).get(0).cells());
    }

    @Test
    void listsAndSets() throws IOException {
        PlatformTable table = new PlatformTable(1, "list", "set", "empty", "nested", "after");
        table.row("Row0")
                .cell(LIST, out -> {
                    out.writeInt(3);
                    out.writeByte(table.code(TEXT));
                    PlatformTable.text("aab", out);
                    out.writeByte(0x80);
                    out.writeByte(table.code(TEXT));
                    PlatformTable.text("", out);
                })
                .cell(SET, out -> {
                    out.writeInt(1);
                    out.writeByte(table.code(INT));
                    out.writeInt(98);
                })
                .cell(LIST, out -> out.writeInt(0))
                .cell(LIST, out -> {
                    out.writeInt(1);
                    out.writeByte(table.code(LIST));
                    out.writeInt(1);
                    out.writeByte(table.code(DOUBLE));
                    out.writeDouble(0.5);
                })
                .cell(INT, out -> out.writeInt(1))
                .end();

        assertEquals(
                List.of(
                        several(new SavedCell.Text("aab"), new SavedCell.Missing(null), new SavedCell.Text("")),
                        several(new SavedCell.Whole(98)),
                        several(),
                        several(several(new SavedCell.Real(0.5))),
                        new SavedCell.Whole(1)),
                read(table).get(0).cells());
    }

    private static SavedCell several(SavedCell... cells) {
        return new SavedCell.Several(List.of(cells));
    }

    @Test
    void whatIsNotKnownIsNamedAndCostsNoOtherCell() throws IOException {
        PlatformTable table = new PlatformTable(1, "other", "serialized", "list", "zones", "after");
        table.row("Row0")
                .cell("org.example.SvgCell", out -> out.write(new byte[] {0x61, 0x62, 0, 0x61}))
                .serialized("org.example.OldCell", new byte[] {(byte) 0xAC, (byte) 0xED, 0x61})
                .cell(LIST, out -> {
                    out.writeInt(2);
                    out.writeByte(table.code("org.example.SvgCell"));
                    out.writeInt(0x61616161);
                    out.writeByte(table.code(INT));
                    out.writeInt(5);
                })
                .cell(LIST, out -> {
                    out.writeInt(1);
                    out.writeByte(table.code(ZONED));
                    out.writeLong(DAY);
                    out.writeLong(NOON);
                    out.writeInt(0);
                    out.writeBytes("Z");
                })
                .cell(INT, out -> out.writeInt(1))
                .end();

        assertEquals(
                List.of(
                        new SavedCell.Unknown("org.example.SvgCell"),
                        new SavedCell.Unknown("org.example.OldCell"),
                        new SavedCell.Unknown(LIST + " of org.example.SvgCell"),
                        new SavedCell.Unknown(LIST + " of " + ZONED),
                        new SavedCell.Whole(1)),
                read(table).get(0).cells());
    }

    @Test
    void textsOfAnyLength() throws IOException {
        for (int length : new int[] {0, 1, 65_534, 65_535, 65_536, 200_000}) {
            String text = "ab".repeat(length / 2) + "a".repeat(length % 2);
            PlatformTable table = new PlatformTable(1, "text")
                    .row(text)
                    .cell(TEXT, out -> PlatformTable.text(text, out))
                    .end();

            assertEquals(List.of(new SavedRow(text, List.of(new SavedCell.Text(text)))), read(table), length + "");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Snappy", "Gzip", "None"})
    void rowsPackedInEveryWay(String how) throws IOException {
        PlatformTable table = new PlatformTable(1, "n").packed(how);
        for (int i = 0; i < 300; i++) {
            int value = i;
            table.row("Row" + i).cell(INT, out -> out.writeInt(value)).end();
        }
        List<SavedRow> rows = read(table);
        assertEquals(300, rows.size());
        assertEquals(new SavedCell.Whole(299), rows.get(299).cells().get(0));
    }

    @Test
    void damageIsToldAndNotReadAsAValue() throws IOException {
        refused("a text of -1 bytes", TEXT, out -> {
            out.writeShort(0xFFFF);
            out.writeLong(-1);
        });
        refused("has a value that ends early", TEXT, out -> {
            out.writeShort(0xFFFF);
            out.writeLong(Integer.MAX_VALUE);
        });
        refused("with the byte 255 where it can't be", TEXT, out -> {
            out.writeShort(1);
            out.writeByte(255);
        });
        refused("a list of size -1", LIST, out -> out.writeInt(-1));
        refused("has a value that ends early", LIST, out -> out.writeInt(Integer.MAX_VALUE));
        refused("a date or time that can't be", TIME + "localtime.LocalTimeCell", out -> out.writeLong(-5));
        refused("where 97 belongs", INT, out -> out.writeLong(5));
        refused("a picture of -2 bytes", PICTURE, out -> out.writeInt(-2));
    }

    private void refused(String message, String type, PlatformTable.Value value) throws IOException {
        PlatformTable table =
                new PlatformTable(1, "x").row("Row0").cell(type, value).end();
        String told = assertThrows(IOException.class, () -> read(table)).getMessage();
        assertTrue(told.startsWith("it is damaged: row 1") && told.contains(message), told);
    }

    private List<SavedRow> read(PlatformTable table) throws IOException {
        SavedTable saved = SavedTable.of(table.write(folder.resolve("table")));
        List<SavedRow> result = new ArrayList<>();
        try (RowReader rows = saved.open(List.of())) {
            for (SavedRow row = rows.next(); row != null; row = rows.next()) {
                result.add(row);
            }
            assertNull(rows.next());
        }
        return result;
    }
}
