// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** The value of one cell, by the class that the table's description gives it. */
final class CellFormat {
    static final String PICTURE = "org.knime.core.data.image.png.PNGImageCell";

    private static final String WHOLE = "org.knime.core.data.def.IntCell";
    private static final String LONG_WHOLE = "org.knime.core.data.def.LongCell";
    private static final String REAL = "org.knime.core.data.def.DoubleCell";
    private static final String TRUTH = "org.knime.core.data.def.BooleanCell";
    private static final String TEXT = "org.knime.core.data.def.StringCell";
    private static final String MISSING = "org.knime.core.data.MissingCell";
    private static final String LOCATION = "org.knime.filehandling.core.data.location.cell.SimpleFSLocationCell";

    private CellFormat() {}

    /** The class that a cell is saved as. */
    static String type(SavedCell cell) throws IOException {
        if (cell instanceof SavedCell.Whole) {
            return WHOLE;
        } else if (cell instanceof SavedCell.LongWhole) {
            return LONG_WHOLE;
        } else if (cell instanceof SavedCell.Real) {
            return REAL;
        } else if (cell instanceof SavedCell.Truth) {
            return TRUTH;
        } else if (cell instanceof SavedCell.Text) {
            return TEXT;
        } else if (cell instanceof SavedCell.Picture) {
            return PICTURE;
        } else if (cell instanceof SavedCell.Missing) {
            return MISSING;
        }
        throw new IOException("a cell of a kind that is only read can't be written: " + cell);
    }

    static void write(SavedCell cell, DataOutputStream out) throws IOException {
        if (cell instanceof SavedCell.Whole whole) {
            out.writeInt(whole.value());
        } else if (cell instanceof SavedCell.LongWhole whole) {
            out.writeLong(whole.value());
        } else if (cell instanceof SavedCell.Real real) {
            out.writeDouble(real.value());
        } else if (cell instanceof SavedCell.Truth truth) {
            out.writeBoolean(truth.value());
        } else if (cell instanceof SavedCell.Text text) {
            LongText.write(text.value(), out);
        } else if (cell instanceof SavedCell.Picture picture) {
            out.writeInt(picture.png().length);
            out.write(picture.png());
        } else if (cell instanceof SavedCell.Missing missing) {
            out.writeBoolean(true);
            LongText.write(missing.reason(), out);
        }
    }

    static SavedCell read(String type, DataInputStream in, boolean escaped) throws IOException {
        return switch (type) {
            case WHOLE -> new SavedCell.Whole(in.readInt());
            case LONG_WHOLE -> new SavedCell.LongWhole(in.readLong());
            case REAL -> new SavedCell.Real(in.readDouble());
            case TRUTH -> new SavedCell.Truth(in.readBoolean());
            case TEXT -> new SavedCell.Text(text(in, escaped));
            // Consilium 0.1 wrote neither escapes nor the byte that says whether there is a reason.
            case MISSING -> new SavedCell.Missing(!escaped || in.readBoolean() ? text(in, escaped) : null);
            case PICTURE -> new SavedCell.Picture(bytes(in));
            case LOCATION -> location(in);
            default -> new SavedCell.Unknown(type);
        };
    }

    /** Reads a text; in tables of Consilium 0.1 no text is longer than two bytes can say. */
    static String text(DataInputStream in, boolean escaped) throws IOException {
        return escaped ? LongText.read(in) : in.readUTF();
    }

    private static SavedCell location(DataInputStream in) throws IOException {
        String category = LongText.read(in);
        String specifier = in.readBoolean() ? LongText.read(in) : null;
        return new SavedCell.Location(category, specifier, LongText.read(in));
    }

    /** Reads bytes behind their number; a damaged number costs no more memory than there are bytes. */
    static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("it is damaged: a picture of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException("a picture ends early");
        }
        return bytes;
    }
}
