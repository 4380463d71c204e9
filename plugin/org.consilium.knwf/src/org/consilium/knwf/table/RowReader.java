// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows one by one: a block with the key, a block a cell, and {@code 0x83} at the row's end.
 */
public final class RowReader implements AutoCloseable {
    static final int ROW_END = 0x83;

    private final InputStream source;
    private final BlockInput blocks;
    private final DataInputStream in;
    private final TableLayout layout;
    private final CellReader cells;
    private long read;

    /**
     * Takes the stream over and closes it.
     *
     * @param blobs finds the pictures that lie beside the rows
     */
    RowReader(InputStream source, TableLayout layout, Blobs blobs) {
        this.source = source;
        this.blocks = new BlockInput(source, layout.escaped());
        this.in = new DataInputStream(blocks);
        this.layout = layout;
        this.cells = new CellReader(in, layout, blobs);
    }

    /** The number of rows that the table says it has. */
    public long size() {
        return layout.rows();
    }

    /**
     * Reads the next row.
     *
     * @return null behind the last row
     * @throws IOException saying what is wrong with the table
     */
    public SavedRow next() throws IOException {
        if (read == layout.rows()) {
            return null;
        }
        try {
            String key = CellFormat.text(in, layout.escaped());
            blocks.end();
            List<SavedCell> row = new ArrayList<>(layout.columns());
            for (int i = 0; i < layout.columns(); i++) {
                row.add(cells.read());
                blocks.end();
            }
            int end = blocks.raw();
            if (end != ROW_END) {
                throw new IOException("the byte " + end + " where " + ROW_END + " belongs");
            }
            read++;
            return new SavedRow(key, row);
        } catch (EOFException e) {
            if (blocks.isExhausted()) {
                throw new IOException("it ends after row " + read + " of " + layout.rows(), e);
            }
            throw new IOException("it is damaged: row " + (read + 1) + " has a value that ends early", e);
        } catch (IOException e) {
            throw new IOException("it is damaged: row " + (read + 1) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
