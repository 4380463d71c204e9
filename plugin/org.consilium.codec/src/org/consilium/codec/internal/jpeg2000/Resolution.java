// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** A resolution of a tile's component: its area, sub-bands and precincts, ITU-T T.800 B.5 to B.7. */
final class Resolution {
    private final Area area;
    private final List<Band> bands = new ArrayList<>(3);
    private final List<Precinct> precincts = new ArrayList<>();

    /**
     * @param tile area of the tile's component
     * @param level 0 is the lowest
     */
    Resolution(Area tile, CodingStyle style, int component, int level, PrecinctBudget budget) throws CodecException {
        area = tile.reduced(style.levels() - level);
        if (level == 0) {
            bands.add(Band.of(Band.LL, area, 0));
        } else {
            int down = style.levels() - level + 1;
            long half = 1L << down - 1;
            for (int orientation = Band.HL; orientation <= Band.HH; orientation++) {
                Area of = tile.reduced(
                        down, (orientation & Band.HL) != 0 ? half : 0, (orientation & Band.LH) != 0 ? half : 0);
                bands.add(Band.of(orientation, of, 3 * (level - 1) + orientation));
            }
        }
        if (!area.empty()) {
            addPrecincts(tile, style, component, level, budget);
        }
    }

    Area area() {
        return area;
    }

    /** LL alone for the lowest resolution, else HL, LH and HH. */
    List<Band> bands() {
        return bands;
    }

    /** Row by row. */
    List<Precinct> precincts() {
        return precincts;
    }

    private void addPrecincts(Area tile, CodingStyle style, int component, int level, PrecinctBudget budget)
            throws CodecException {
        int log2Width = style.precinctWidth(level);
        int log2Height = style.precinctHeight(level);
        int firstColumn = area.left() >> log2Width;
        int firstRow = area.top() >> log2Height;
        int columns = (area.right() - 1 >> log2Width) - firstColumn + 1;
        int rows = (area.bottom() - 1 >> log2Height) - firstRow + 1;
        budget.take((long) columns * rows);
        int up = style.levels() - level;
        for (int row = firstRow; row < firstRow + rows; row++) {
            for (int column = firstColumn; column < firstColumn + columns; column++) {
                Precinct precinct = new Precinct(
                        component,
                        level,
                        Math.max(tile.left(), (long) column << log2Width + up),
                        Math.max(tile.top(), (long) row << log2Height + up));
                int less = level == 0 ? 0 : 1;
                for (Band band : bands) {
                    precinct.add(PrecinctPart.of(band, style, column, row, log2Width - less, log2Height - less));
                }
                precincts.add(precinct);
            }
        }
    }
}
