// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows one by one: the key and {@code 0x61}; per cell a code, its value and {@code 0x61}; {@code 0x83} at the
 * row's end. The code {@code 0x80} is a missing cell, codes from {@code 0x82} on count through the table's cell types.
 */
public final class RowReader implements AutoCloseable {
    private static final int CLOSE = 0x61;
    private static final int MISSING = 0x80;
    private static final int FIRST_TYPE = 0x82;
    private static final int ROW_END = 0x83;

    private final DataInputStream in;
    private final long rows;
    private final int columns;
    private final List<String> types;
    private long read;

    /** Takes the stream over and closes it. */
    RowReader(DataInputStream in, long rows, int columns, List<String> types) {
        this.in = in;
        this.rows = rows;
        this.columns = columns;
        this.types = List.copyOf(types);
    }

    /**
     * Reads the next row.
     *
     * @return null behind the last row
     * @throws IOException saying what is wrong with the table
     */
    public SavedRow next() throws IOException {
        if (read == rows) {
            return null;
        }
        try {
            String key = in.readUTF();
            expect(CLOSE);
            List<SavedCell> cells = new ArrayList<>(columns);
            for (int i = 0; i < columns; i++) {
                cells.add(cell());
                expect(CLOSE);
            }
            expect(ROW_END);
            read++;
            return new SavedRow(key, cells);
        } catch (EOFException e) {
            throw new IOException("it ends after row " + read + " of " + rows, e);
        }
    }

    private SavedCell cell() throws IOException {
        int code = in.readUnsignedByte();
        if (code == MISSING) {
            return new SavedCell.Missing(null);
        }
        int type = code - FIRST_TYPE;
        if (type < 0 || type >= types.size()) {
            throw new IOException("it is damaged: row " + (read + 1) + " has a cell of the unknown code " + code);
        }
        return CellReader.read(types.get(type), in);
    }

    private void expect(int value) throws IOException {
        int found = in.readUnsignedByte();
        if (found != value) {
            throw new IOException(
                    "it is damaged: row " + (read + 1) + " has the byte " + found + " where " + value + " belongs");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
