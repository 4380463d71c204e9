// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image.png;

import java.io.IOException;
import java.io.InputStream;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;

/** Makes picture cells. */
public class PNGImageCellFactory {
    public static final DataType TYPE = DataType.getType(PNGImageCell.class);

    public PNGImageCellFactory() {}

    public DataType getDataType() {
        return TYPE;
    }

    public static DataCell create(byte[] png) throws IOException {
        try {
            return new PNGImageContent(png).toImageCell();
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    public static DataCell create(InputStream in) throws IOException {
        return new PNGImageContent(in).toImageCell();
    }
}
