// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads cells out of their blocks: a code and a value. The code {@code 0x80} is a missing cell; {@code 0x81} stands before
 * the code of a value that Java serialized; codes from {@code 0x82} on count through the table's cell types.
 */
final class CellReader {
    static final int MISSING = 0x80;
    static final int FIRST_TYPE = 0x82;

    private static final int SERIALIZED = 0x81;
    private static final String LIST = "org.knime.core.data.collection.ListCell";
    private static final String SET = "org.knime.core.data.collection.SetCell";

    /** Lists in lists in lists: more is damage. */
    private static final int DEEPEST = 8;

    private final DataInputStream in;
    private final TableLayout layout;
    private final Blobs blobs;

    /**
     * @param in ends where a cell's block ends
     * @param blobs finds the pictures that lie beside the rows
     */
    CellReader(DataInputStream in, TableLayout layout, Blobs blobs) {
        this.in = in;
        this.layout = layout;
        this.blobs = blobs;
    }

    /** Reads the cell of a block. Of one whose value is not understood the whole block is read, so that the next follows. */
    SavedCell read() throws IOException {
        SavedCell cell = read(0);
        if (cell instanceof SavedCell.Unknown unknown) {
            if (!layout.escaped()) {
                throw new IOException("it has cells of the type " + unknown.type() + ", which can't be read here");
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
        return cell;
    }

    private SavedCell read(int depth) throws IOException {
        int code = in.readUnsignedByte();
        if (code == MISSING) {
            return new SavedCell.Missing(null);
        }
        boolean serialized = code == SERIALIZED;
        String type = type(serialized ? in.readUnsignedByte() : code);
        if (serialized || depth > 0 && MomentFormat.takesTheBlock(type)) {
            return new SavedCell.Unknown(type);
        }
        if (type.equals(LIST) || type.equals(SET)) {
            return several(type, depth + 1);
        }
        if (type.equals(Blobs.PICTURE)) {
            return blobs.picture(in);
        }
        return MomentFormat.reads(type) ? MomentFormat.read(type, in) : CellFormat.read(type, in, layout.escaped());
    }

    private String type(int code) throws IOException {
        int index = code - FIRST_TYPE;
        if (index < 0 || index >= layout.types().size()) {
            throw new IOException("a cell of the unknown code " + code);
        }
        return layout.types().get(index);
    }

    /** Several cells follow each other without blocks of their own: one that is not understood takes all with it. */
    private SavedCell several(String type, int depth) throws IOException {
        int size = in.readInt();
        if (size < 0 || depth > DEEPEST) {
            throw new IOException("a list of size " + size + ", nested " + depth + " deep");
        }
        List<SavedCell> cells = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            SavedCell cell = read(depth);
            if (cell instanceof SavedCell.Unknown unknown) {
                return new SavedCell.Unknown(type + " of " + unknown.type());
            }
            cells.add(cell);
        }
        return new SavedCell.Several(cells);
    }
}
