// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;

/**
 * The rows of a table as bytes: the key, then per cell a code and its value, each closed by {@code 0x61}; at last
 * {@code 0x83}. The code counts from {@code 0x82} through the list of cell classes. That much is seen of the real
 * platform (one table of one row: that every row ends with {@code 0x83} is inferred, and that a {@code 0x61} inside a
 * value stands as it is). Inferred too: {@code 0x80} is a missing cell without reason; one with a reason has a place in
 * the list of classes.
 */
final class RowFormat {
    private static final int CLOSE = 0x61;
    private static final int ROW_END = 0x83;
    private static final int MISSING = 0x80;
    private static final int FIRST_CLASS = 0x82;
    private static final int MOST_CLASSES = 0x100 - FIRST_CLASS;

    private RowFormat() {}

    /** Writes rows and adds the classes of their cells to a list, in the order of their first use. */
    static byte[] write(List<DataRow> rows, List<String> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (DataRow row : rows) {
            out.writeUTF(row.getKey().getString());
            out.write(CLOSE);
            for (DataCell cell : row) {
                if (cell instanceof MissingCell missing && missing.getError() == null) {
                    out.write(MISSING);
                } else {
                    out.write(FIRST_CLASS + index(cell.getClass().getName(), classes));
                    CellFormat.write(cell, out);
                }
                out.write(CLOSE);
            }
            out.write(ROW_END);
        }
        return bytes.toByteArray();
    }

    private static int index(String type, List<String> classes) throws IOException {
        int index = classes.indexOf(type);
        if (index < 0) {
            index = classes.size();
            classes.add(type);
        }
        if (index >= MOST_CLASSES) {
            throw new IOException("the table has too many classes of cells");
        }
        return index;
    }

    static List<DataRow> read(byte[] bytes, int rows, int columns, List<String> classes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<DataRow> result = new ArrayList<>();
        try {
            for (int i = 0; i < rows; i++) {
                RowKey key = new RowKey(in.readUTF());
                expect(CLOSE, in);
                DataCell[] cells = new DataCell[columns];
                for (int k = 0; k < columns; k++) {
                    cells[k] = cell(in, classes);
                    expect(CLOSE, in);
                }
                expect(ROW_END, in);
                result.add(new DefaultRow(key, cells));
            }
        } catch (EOFException e) {
            throw new IOException("the table has fewer rows than it says", e);
        }
        return result;
    }

    private static DataCell cell(DataInputStream in, List<String> classes) throws IOException {
        int code = in.readUnsignedByte();
        if (code == MISSING) {
            return DataType.getMissingCell();
        }
        int index = code - FIRST_CLASS;
        if (index < 0 || index >= classes.size()) {
            throw new IOException("the table has a cell of the unknown code " + code);
        }
        return CellFormat.read(classes.get(index), in);
    }

    private static void expect(int value, DataInputStream in) throws IOException {
        int actual = in.readUnsignedByte();
        if (actual != value) {
            throw new IOException("the table is damaged: byte " + actual + " in the place of " + value);
        }
    }
}
