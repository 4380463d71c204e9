// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** A resolution of a tile's component: its area, sub-bands and precincts, ITU-T T.800 B.5 to B.7. */
final class Resolution {
    /**
     * A sub-band.
     *
     * @param orientation 0 LL, 1 HL, 2 LH, 3 HH
     * @param left where it begins, in its own coordinates
     * @param top likewise
     * @param values filled by the code blocks
     * @param index among the bands of the component, from the lowest
     */
    record Band(int orientation, int left, int top, int width, int height, double[] values, int index) {}

    final int left;
    final int top;
    final int width;
    final int height;
    final List<Band> bands = new ArrayList<>(3);
    final List<Precinct> precincts = new ArrayList<>();

    /**
     * @param area left, top, right and bottom of the tile's component
     * @param budget precincts that may still be made; a damaged file must not ask for millions
     */
    Resolution(int[] area, CodingStyle style, int component, int resolution, long[] budget) throws CodecException {
        int up = style.levels() - resolution;
        left = ceil(area[0], up);
        top = ceil(area[1], up);
        width = ceil(area[2], up) - left;
        height = ceil(area[3], up) - top;
        for (int orientation = resolution == 0 ? 0 : 1; orientation <= (resolution == 0 ? 0 : 3); orientation++) {
            bands.add(band(area, style, resolution, orientation));
        }
        if (width > 0 && height > 0) {
            addPrecincts(area, style, component, resolution, budget);
        }
    }

    private static Band band(int[] area, CodingStyle style, int resolution, int orientation) {
        int down = resolution == 0 ? style.levels() : style.levels() - resolution + 1;
        long half = down == 0 ? 0 : 1L << down - 1;
        int[] edges = new int[4];
        for (int i = 0; i < 4; i++) {
            boolean high = (orientation >> i % 2 & 1) == 1;
            edges[i] = ceil(area[i] - (high ? half : 0), down);
        }
        int width = edges[2] - edges[0];
        int height = edges[3] - edges[1];
        int index = resolution == 0 ? 0 : 3 * (resolution - 1) + orientation;
        return new Band(orientation, edges[0], edges[1], width, height, new double[width * height], index);
    }

    private void addPrecincts(int[] area, CodingStyle style, int component, int resolution, long[] budget)
            throws CodecException {
        int log2Width = style.precinctWidth(resolution);
        int log2Height = style.precinctHeight(resolution);
        int firstColumn = left >> log2Width;
        int firstRow = top >> log2Height;
        int columns = (left + width - 1 >> log2Width) - firstColumn + 1;
        int rows = (top + height - 1 >> log2Height) - firstRow + 1;
        budget[0] -= (long) columns * rows;
        if (budget[0] < 0) {
            throw Codestream.damaged("is too short for its precincts");
        }
        int up = style.levels() - resolution;
        for (int row = firstRow; row < firstRow + rows; row++) {
            for (int column = firstColumn; column < firstColumn + columns; column++) {
                Precinct precinct = new Precinct(
                        component,
                        resolution,
                        Math.max(area[0], (long) column << log2Width + up),
                        Math.max(area[1], (long) row << log2Height + up));
                int less = resolution == 0 ? 0 : 1;
                for (Band band : bands) {
                    precinct.parts.add(part(band, style, column, row, log2Width - less, log2Height - less));
                }
                precincts.add(precinct);
            }
        }
    }

    private static Precinct.Part part(
            Band band, CodingStyle style, int column, int row, int log2Width, int log2Height) {
        int blockWidth = Math.min(style.blockWidth(), log2Width);
        int blockHeight = Math.min(style.blockHeight(), log2Height);
        int x0 = (int) Math.max(band.left(), (long) column << log2Width);
        int y0 = (int) Math.max(band.top(), (long) row << log2Height);
        int x1 = (int) Math.min((long) band.left() + band.width(), (long) column + 1 << log2Width);
        int y1 = (int) Math.min((long) band.top() + band.height(), (long) row + 1 << log2Height);
        if (x0 >= x1 || y0 >= y1) {
            return new Precinct.Part(0, 0);
        }
        int firstColumn = x0 >> blockWidth;
        int firstRow = y0 >> blockHeight;
        int columns = (x1 - 1 >> blockWidth) - firstColumn + 1;
        int rows = (y1 - 1 >> blockHeight) - firstRow + 1;
        Precinct.Part part = new Precinct.Part(columns, rows);
        for (int y = firstRow; y < firstRow + rows; y++) {
            for (int x = firstColumn; x < firstColumn + columns; x++) {
                int left = Math.max(x0, x << blockWidth);
                int top = Math.max(y0, y << blockHeight);
                int right = Math.min(x1, x + 1 << blockWidth);
                int bottom = Math.min(y1, y + 1 << blockHeight);
                part.blocks.add(new CodeBlock(left - band.left(), top - band.top(), right - left, bottom - top));
            }
        }
        return part;
    }

    private static int ceil(long value, int shift) {
        return shift > 40 ? value > 0 ? 1 : 0 : (int) (value + (1L << shift) - 1 >> shift);
    }
}
