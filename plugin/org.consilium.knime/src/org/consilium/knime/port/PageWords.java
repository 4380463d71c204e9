// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.ground.Count;
import org.consilium.knime.page.Grid;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;

/** Words and tables that the pages of all ports share. */
final class PageWords {

    /** Rows of a table that a page shows. */
    static final int MOST_ROWS = 20;

    private static final int MOST_NAMES = 20;
    private static final int DIGITS = 6;
    private static final int UNIT = 1000;

    private PageWords() {}

    /** How many, or that only execution tells. */
    static String count(int size) {
        return size == TensorPortSpec.UNKNOWN ? "known when the node has run" : Integer.toString(size);
    }

    /** Reads like "128 x 96 pixels". */
    static String size(int height, int width) {
        return TensorPortSpec.shown(height) + " x " + TensorPortSpec.shown(width) + " pixels (rows x columns)";
    }

    /** Reads like "3: A, B, C"; empty if none is known. */
    static String raters(List<String> raters) {
        if (raters.isEmpty()) {
            return "";
        }
        int shown = Math.min(MOST_NAMES, raters.size());
        String more = raters.size() > shown ? " and " + (raters.size() - shown) + " more" : "";
        return raters.size() + ": " + String.join(", ", raters.subList(0, shown)) + more;
    }

    /** Reads like "0.703 x 0.703 mm"; empty if it is not known. */
    static String spacing(double row, double column) {
        return Double.isNaN(row) || Double.isNaN(column)
                ? ""
                : String.format(Locale.ROOT, "%.3g x %.3g mm", row, column);
    }

    /** With six digits at most, and none more than it needs. */
    static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                : Double.toString(value);
    }

    /** Reads like "3.1 MB". */
    static String bytes(long bytes) {
        if (bytes < UNIT) {
            return Count.of(bytes, "byte");
        }
        double size = bytes;
        int unit = -1;
        while (size >= UNIT && unit < 3) {
            size /= UNIT;
            unit++;
        }
        return String.format(
                Locale.ROOT, "%.1f %s", size, List.of("kB", "MB", "GB", "TB").get(unit));
    }

    /** One row a tensor. */
    static Grid tensors(TensorLayout layout) {
        List<List<String>> rows = new ArrayList<>();
        for (Map.Entry<String, TensorInfo> tensor : layout.tensors().entrySet()) {
            rows.add(List.of(
                    tensor.getKey(),
                    tensor.getValue().typeName(),
                    tensor.getValue().shape().toString(),
                    bytes(tensor.getValue().bytes())));
        }
        return Grid.first("Tensors", List.of("Name", "Type", "Shape", "Size"), rows, MOST_ROWS);
    }
}
