// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.List;
import org.consilium.knwf.table.SavedCell;

/** Cells as the text of a CSV file. */
final class CellText {
    private CellText() {}

    /**
     * The text of a cell. One of a kind that can't be read is its kind in brackets: nothing would be a missing cell. The
     * place of a file is its path if it is one of this computer, else as the platform shows it; a list is a JSON array.
     *
     * @return null for a missing cell
     */
    static String of(SavedCell cell) {
        if (cell instanceof SavedCell.Missing) {
            return null;
        } else if (cell instanceof SavedCell.Text text) {
            return text.value();
        } else if (cell instanceof SavedCell.Whole whole) {
            return Integer.toString(whole.value());
        } else if (cell instanceof SavedCell.LongWhole whole) {
            return Long.toString(whole.value());
        } else if (cell instanceof SavedCell.Real real) {
            return Double.toString(real.value());
        } else if (cell instanceof SavedCell.Truth truth) {
            return Boolean.toString(truth.value());
        } else if (cell instanceof SavedCell.Moment moment) {
            return moment.iso();
        } else if (cell instanceof SavedCell.Location location) {
            return of(location);
        } else if (cell instanceof SavedCell.Several several) {
            return json(several.cells()).toString();
        } else if (cell instanceof SavedCell.Unknown unknown) {
            return unread(unknown.type());
        }
        return "(picture)";
    }

    /** What stands for a cell of a class that can't be read. */
    static String unread(String type) {
        return "(" + type.substring(type.lastIndexOf('.') + 1) + ")";
    }

    private static String of(SavedCell.Location location) {
        if (location.category().equals("LOCAL")) {
            return location.path();
        }
        String specifier = location.specifier() == null ? "" : location.specifier();
        return "(" + location.category() + ", " + specifier + ", " + location.path() + ")";
    }

    private static JsonArray json(List<SavedCell> cells) {
        JsonArray array = new JsonArray();
        cells.forEach(cell -> array.add(json(cell)));
        return array;
    }

    private static JsonElement json(SavedCell cell) {
        if (cell instanceof SavedCell.Several several) {
            return json(several.cells());
        } else if (cell instanceof SavedCell.Missing) {
            return JsonNull.INSTANCE;
        } else if (cell instanceof SavedCell.Whole whole) {
            return new JsonPrimitive(whole.value());
        } else if (cell instanceof SavedCell.LongWhole whole) {
            return new JsonPrimitive(whole.value());
        } else if (cell instanceof SavedCell.Truth truth) {
            return new JsonPrimitive(truth.value());
        } else if (cell instanceof SavedCell.Real real && Double.isFinite(real.value())) {
            return new JsonPrimitive(real.value());
        }
        return new JsonPrimitive(of(cell));
    }
}
