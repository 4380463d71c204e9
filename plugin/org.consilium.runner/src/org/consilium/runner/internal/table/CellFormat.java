// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.knime.core.data.DataCell;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageCell;
import org.knime.core.data.image.png.PNGImageContent;

/**
 * The value of one cell. Seen of the real platform: a double is eight bytes, a picture is its length and its bytes.
 * Inferred: int and long in four and eight bytes, a boolean in one, strings and the reason of a missing cell in
 * modified UTF-8 behind a length of two bytes.
 */
final class CellFormat {
    private static final int LONGEST_STRING = 65535;

    private CellFormat() {}

    static void write(DataCell cell, DataOutputStream out) throws IOException {
        if (cell instanceof IntCell value) {
            out.writeInt(value.getIntValue());
        } else if (cell instanceof LongCell value) {
            out.writeLong(value.getLongValue());
        } else if (cell instanceof DoubleCell value) {
            out.writeDouble(value.getDoubleValue());
        } else if (cell instanceof BooleanCell value) {
            out.writeBoolean(value.getBooleanValue());
        } else if (cell instanceof StringCell value) {
            writeText(value.getStringValue(), out);
        } else if (cell instanceof MissingCell value) {
            writeText(value.getError(), out);
        } else if (cell instanceof PNGImageCell value) {
            byte[] png = value.getImageContent().getByteArrayReference();
            out.writeInt(png.length);
            out.write(png);
        } else {
            throw new IOException("cells of the class " + cell.getClass().getName() + " cannot be saved");
        }
    }

    static DataCell read(String type, DataInputStream in) throws IOException {
        if (type.equals(IntCell.class.getName())) {
            return new IntCell(in.readInt());
        } else if (type.equals(LongCell.class.getName())) {
            return new LongCell(in.readLong());
        } else if (type.equals(DoubleCell.class.getName())) {
            return new DoubleCell(in.readDouble());
        } else if (type.equals(BooleanCell.class.getName())) {
            return BooleanCell.get(in.readBoolean());
        } else if (type.equals(StringCell.class.getName())) {
            return new StringCell(in.readUTF());
        } else if (type.equals(MissingCell.class.getName())) {
            return new MissingCell(in.readUTF());
        } else if (type.equals(PNGImageCell.class.getName())) {
            int length = in.readInt();
            byte[] png = length < 0 ? new byte[0] : in.readNBytes(length);
            if (png.length != length) {
                throw new IOException("a picture ends early");
            }
            return new PNGImageContent(png).toImageCell();
        }
        throw new IOException("cells of the class " + type + " cannot be read");
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        if (text.length() > LONGEST_STRING / 3 && text.getBytes(StandardCharsets.UTF_8).length > LONGEST_STRING) {
            throw new IOException("a string of " + text.length() + " characters is too long for a saved table");
        }
        out.writeUTF(text);
    }
}
