// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowReaderTest {
    private static final List<String> TYPES = List.of(
            "org.knime.core.data.def.IntCell",
            "org.knime.core.data.def.LongCell",
            "org.knime.core.data.def.BooleanCell",
            "org.knime.core.data.def.StringCell",
            "org.knime.core.data.MissingCell",
            "org.knime.core.data.def.DoubleCell");

    @Test
    void readsEveryTypeOfCell() throws IOException {
        try (RowReader rows = reader(oneRow(), 1)) {
            assertEquals(
                    new SavedRow(
                            "key",
                            List.of(
                                    new SavedCell.Value("-3"),
                                    new SavedCell.Value("9000000000"),
                                    new SavedCell.Value("true"),
                                    new SavedCell.Value("a \u00e9"),
                                    new SavedCell.Missing("no rater"),
                                    new SavedCell.Value("0.1"),
                                    new SavedCell.Missing(null))),
                    rows.next());
            assertNull(rows.next());
        }
    }

    @Test
    void saysWhereATableEndsEarly() throws IOException {
        byte[] bytes = oneRow();
        try (RowReader rows = reader(Arrays.copyOf(bytes, bytes.length - 2), 1)) {
            assertEquals(
                    "it ends after row 0 of 1",
                    assertThrows(IOException.class, rows::next).getMessage());
        }
    }

    @Test
    void refusesAByteThatDoesNotBelong() throws IOException {
        byte[] bytes = oneRow();
        bytes[bytes.length - 1] = 7;
        try (RowReader rows = reader(bytes, 1)) {
            assertEquals(
                    "it is damaged: row 1 has the byte 7 where 131 belongs",
                    assertThrows(IOException.class, rows::next).getMessage());
        }
    }

    private static RowReader reader(byte[] bytes, long rows) {
        return new RowReader(new DataInputStream(new ByteArrayInputStream(bytes)), rows, 7, TYPES);
    }

    private static byte[] oneRow() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("key");
        out.write(0x61);
        out.write(0x82);
        out.writeInt(-3);
        out.write(0x61);
        out.write(0x83);
        out.writeLong(9_000_000_000L);
        out.write(0x61);
        out.write(0x84);
        out.writeBoolean(true);
        out.write(0x61);
        out.write(0x85);
        out.writeUTF("a \u00e9");
        out.write(0x61);
        out.write(0x86);
        out.writeUTF("no rater");
        out.write(0x61);
        out.write(0x87);
        out.writeDouble(0.1);
        out.write(0x61);
        out.write(0x80);
        out.write(0x61);
        out.write(0x83);
        return bytes.toByteArray();
    }
}
