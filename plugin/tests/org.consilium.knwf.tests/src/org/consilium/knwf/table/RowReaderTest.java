// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {
    private static final List<String> TYPES = List.of(
            "org.knime.core.data.def.IntCell",
            "org.knime.core.data.def.LongCell",
            "org.knime.core.data.def.BooleanCell",
            "org.knime.core.data.def.StringCell",
            "org.knime.core.data.MissingCell",
            "org.knime.core.data.def.DoubleCell");

    private static final SavedRow ROW = new SavedRow(
            "cab",
            List.of(
                    new SavedCell.Whole(-3),
                    new SavedCell.LongWhole(9_000_000_000L),
                    new SavedCell.Truth(true),
                    new SavedCell.Text("b \u00e9 a"),
                    new SavedCell.Missing("a rater"),
                    new SavedCell.Real(Double.longBitsToDouble(0x6161626263626161L)),
                    new SavedCell.Missing(null)));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsEveryTypeOfCell(boolean escaped) throws IOException {
        try (RowReader rows = reader(oneRow(escaped), escaped)) {
            assertEquals(ROW, rows.next());
            assertNull(rows.next());
        }
    }

    @Test
    void saysWhereATableEndsEarly() throws IOException {
        byte[] bytes = oneRow(true);
        try (RowReader rows = reader(Arrays.copyOf(bytes, bytes.length - 2), true)) {
            assertEquals(
                    "it ends after row 0 of 1",
                    assertThrows(IOException.class, rows::next).getMessage());
        }
    }

    @Test
    void refusesAByteThatDoesNotBelong() throws IOException {
        byte[] bytes = oneRow(true);
        bytes[bytes.length - 1] = 7;
        try (RowReader rows = reader(bytes, true)) {
            assertEquals(
                    "it is damaged: row 1: the byte 7 where 131 belongs",
                    assertThrows(IOException.class, rows::next).getMessage());
        }
    }

    @Test
    void refusesAValueWithoutEscapesInsteadOfReadingAnother() throws IOException {
        try (RowReader rows = reader(oneRow(false), true)) {
            String message = assertThrows(IOException.class, rows::next).getMessage();
            assertTrue(message.startsWith("it is damaged: row 1"), message);
        }
    }

    @Test
    void aCellOfAnUnknownKindCostsNoOtherCell() throws IOException {
        List<String> types = List.of("org.example.DateCell", "org.knime.core.data.def.IntCell");
        byte[] bytes = {0, 1, 'k', 0x61, (byte) 0x82, 9, 0x62, 0x61, 8, 0x61, (byte) 0x83, 0, 0, 0, 5, 0x61, (byte) 0x83
        };
        TableLayout layout = new TableLayout(1, 2, types, "Snappy", true);
        try (RowReader rows = new RowReader(new ByteArrayInputStream(bytes), layout, null)) {
            assertEquals(
                    List.of(new SavedCell.Unknown("org.example.DateCell"), new SavedCell.Whole(5)),
                    rows.next().cells());
        }
    }

    private static RowReader reader(byte[] bytes, boolean escaped) {
        return new RowReader(new ByteArrayInputStream(bytes), new TableLayout(1, 7, TYPES, "Snappy", escaped), null);
    }

    /** The bytes as the platform writes them, and as Consilium 0.1 did: without escapes and without a byte for a reason. */
    private static byte[] oneRow(boolean escaped) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream plain = new DataOutputStream(bytes);
        block(plain, escaped, out -> out.writeUTF("cab"));
        block(plain, escaped, out -> out.writeByte(0x82), out -> out.writeInt(-3));
        block(plain, escaped, out -> out.writeByte(0x83), out -> out.writeLong(9_000_000_000L));
        block(plain, escaped, out -> out.writeByte(0x84), out -> out.writeBoolean(true));
        block(plain, escaped, out -> out.writeByte(0x85), out -> out.writeUTF("b \u00e9 a"));
        block(plain, escaped, out -> out.writeByte(0x86), out -> {
            if (escaped) {
                out.writeBoolean(true);
            }
            out.writeUTF("a rater");
        });
        block(plain, escaped, out -> out.writeByte(0x87), out -> out.writeLong(0x6161626263626161L));
        block(plain, escaped, out -> out.writeByte(0x80));
        plain.write(0x83);
        return bytes.toByteArray();
    }

    private interface Part {
        void write(DataOutputStream out) throws IOException;
    }

    private static void block(DataOutputStream out, boolean escaped, Part... parts) throws IOException {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        for (Part part : parts) {
            part.write(new DataOutputStream(value));
        }
        for (byte b : value.toByteArray()) {
            if (escaped && (b == 0x61 || b == 0x62)) {
                out.write(0x62);
            }
            out.write(b);
        }
        out.write(0x61);
    }
}
