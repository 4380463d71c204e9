// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.io.IOException;
import org.consilium.knwf.table.SavedCell;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.image.png.PNGImageCell;
import org.knime.core.data.image.png.PNGImageContent;

/** Cells as nodes see them, and as they are saved. */
final class CellConversion {
    private CellConversion() {}

    static SavedCell saved(DataCell cell) throws IOException {
        if (cell instanceof IntCell whole) {
            return new SavedCell.Whole(whole.getIntValue());
        } else if (cell instanceof LongCell whole) {
            return new SavedCell.LongWhole(whole.getLongValue());
        } else if (cell instanceof DoubleCell real) {
            return new SavedCell.Real(real.getDoubleValue());
        } else if (cell instanceof BooleanCell truth) {
            return new SavedCell.Truth(truth.getBooleanValue());
        } else if (cell instanceof StringCell text) {
            return new SavedCell.Text(text.getStringValue());
        } else if (cell instanceof MissingCell missing) {
            return new SavedCell.Missing(missing.getError());
        } else if (cell instanceof PNGImageCell picture) {
            return new SavedCell.Picture(picture.getImageContent().getByteArrayReference());
        }
        throw new IOException("cells of the class " + cell.getClass().getName() + " cannot be saved");
    }

    static DataCell cell(SavedCell saved) throws IOException {
        if (saved instanceof SavedCell.Whole whole) {
            return new IntCell(whole.value());
        } else if (saved instanceof SavedCell.LongWhole whole) {
            return new LongCell(whole.value());
        } else if (saved instanceof SavedCell.Real real) {
            return new DoubleCell(real.value());
        } else if (saved instanceof SavedCell.Truth truth) {
            return BooleanCell.get(truth.value());
        } else if (saved instanceof SavedCell.Text text) {
            return new StringCell(text.value());
        } else if (saved instanceof SavedCell.Picture picture) {
            return new PNGImageContent(picture.png()).toImageCell();
        }
        if (saved instanceof SavedCell.Missing missing) {
            return missing.reason() == null ? DataType.getMissingCell() : new MissingCell(missing.reason());
        }
        String kind = saved instanceof SavedCell.Unknown unknown
                ? unknown.type()
                : saved.getClass().getSimpleName();
        throw new IOException("cells of the kind " + kind + " are not known here");
    }
}
