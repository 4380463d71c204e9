// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image.png;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.image.ImageContent;

/** The bytes of a PNG file; they are decoded once when the content is made, so damaged bytes are refused there. */
public class PNGImageContent implements ImageContent {
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    private final byte[] bytes;

    /**
     * Takes the bytes, without copying them.
     *
     * @throws IllegalArgumentException if they are no picture
     */
    public PNGImageContent(byte[] bytes) {
        this.bytes = bytes;
        try {
            if (ImageIO.read(new ByteArrayInputStream(bytes)) == null) {
                throw new IllegalArgumentException("The bytes are no PNG picture");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The bytes are no PNG picture: " + e.getMessage(), e);
        }
    }

    /** Reads a picture; the stream stays open. */
    public PNGImageContent(InputStream in) throws IOException {
        this(in.readAllBytes());
    }

    public byte[] getByteArrayReference() {
        return bytes;
    }

    public byte[] getByteArray() {
        return bytes.clone();
    }

    @Override
    public void save(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public DataCell toImageCell() {
        return new PNGImageCell(this);
    }

    @Override
    public String getSummary() {
        return "PNG, " + bytes.length + " bytes";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PNGImageContent content && Arrays.equals(content.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
