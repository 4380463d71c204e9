// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.table;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Reads the value of one cell, by the class that the table's description gives it. */
final class CellReader {
    private CellReader() {}

    static SavedCell read(String type, DataInputStream in) throws IOException {
        return switch (type) {
            case "org.knime.core.data.def.IntCell" -> new SavedCell.Value(Integer.toString(in.readInt()));
            case "org.knime.core.data.def.LongCell" -> new SavedCell.Value(Long.toString(in.readLong()));
            case "org.knime.core.data.def.DoubleCell" -> new SavedCell.Value(Double.toString(in.readDouble()));
            case "org.knime.core.data.def.BooleanCell" -> new SavedCell.Value(Boolean.toString(in.readBoolean()));
            case "org.knime.core.data.def.StringCell" -> new SavedCell.Value(in.readUTF());
            case "org.knime.core.data.MissingCell" -> new SavedCell.Missing(in.readUTF());
            case "org.knime.core.data.image.png.PNGImageCell" -> new SavedCell.Picture(bytes(in));
            default -> throw new IOException("it has cells of the type " + type + ", which can't be written as CSV");
        };
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
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
