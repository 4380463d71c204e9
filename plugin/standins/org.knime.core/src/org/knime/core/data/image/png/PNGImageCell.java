// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.data.image.png;

import org.knime.core.data.DataCell;

/** A PNG picture. */
public class PNGImageCell extends DataCell implements PNGImageValue {
    private static final long serialVersionUID = 1L;

    private final transient PNGImageContent content;

    PNGImageCell(PNGImageContent content) {
        this.content = content;
    }

    @Override
    public PNGImageContent getImageContent() {
        return content;
    }

    @Override
    public String getImageExtension() {
        return "png";
    }

    @Override
    protected boolean equalsDataCell(DataCell other) {
        return ((PNGImageCell) other).content.equals(content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return content.getSummary();
    }
}
