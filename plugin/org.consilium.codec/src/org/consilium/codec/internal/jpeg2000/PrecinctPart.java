// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** The part of a precinct that lies in one sub-band: its code blocks, and the trees that say when each begins. */
final class PrecinctPart {
    private static final PrecinctPart EMPTY = new PrecinctPart(0, null, null, List.of());
    private static final int MOST_PLANES = 80;

    private final int columns;
    private final TagTree inclusion;
    private final TagTree zeroPlanes;
    private final List<CodeBlock> blocks;

    private PrecinctPart(int columns, TagTree inclusion, TagTree zeroPlanes, List<CodeBlock> blocks) {
        this.columns = columns;
        this.inclusion = inclusion;
        this.zeroPlanes = zeroPlanes;
        this.blocks = blocks;
    }

    /**
     * The part of a precinct in a band.
     *
     * @param column of the precinct, in steps of 2^log2Width of the band
     * @param row likewise
     */
    static PrecinctPart of(Band band, CodingStyle style, int column, int row, int log2Width, int log2Height) {
        int blockWidth = Math.min(style.blockWidth(), log2Width);
        int blockHeight = Math.min(style.blockHeight(), log2Height);
        Area area = band.area();
        int x0 = (int) Math.max(area.left(), (long) column << log2Width);
        int y0 = (int) Math.max(area.top(), (long) row << log2Height);
        int x1 = (int) Math.min(area.right(), (long) column + 1 << log2Width);
        int y1 = (int) Math.min(area.bottom(), (long) row + 1 << log2Height);
        if (x0 >= x1 || y0 >= y1) {
            return EMPTY;
        }
        int firstColumn = x0 >> blockWidth;
        int firstRow = y0 >> blockHeight;
        int columns = (x1 - 1 >> blockWidth) - firstColumn + 1;
        int rows = (y1 - 1 >> blockHeight) - firstRow + 1;
        List<CodeBlock> blocks = new ArrayList<>(columns * rows);
        for (int y = firstRow; y < firstRow + rows; y++) {
            for (int x = firstColumn; x < firstColumn + columns; x++) {
                int left = Math.max(x0, x << blockWidth);
                int top = Math.max(y0, y << blockHeight);
                int right = Math.min(x1, x + 1 << blockWidth);
                int bottom = Math.min(y1, y + 1 << blockHeight);
                blocks.add(new CodeBlock(left - area.left(), top - area.top(), right - left, bottom - top));
            }
        }
        return new PrecinctPart(columns, new TagTree(columns, rows), new TagTree(columns, rows), blocks);
    }

    /** Row by row. */
    List<CodeBlock> blocks() {
        return blocks;
    }

    /** Reads whether a packet brings something of a block; of one that begins, also how many planes are zero. */
    boolean included(int index, int layer, PacketBits bits) throws CodecException {
        CodeBlock block = blocks.get(index);
        if (block.included()) {
            return bits.bit() == 1;
        }
        int column = index % columns;
        int row = index / columns;
        if (!inclusion.below(column, row, layer + 1, bits)) {
            return false;
        }
        int planes = 0;
        while (!zeroPlanes.below(column, row, planes + 1, bits)) {
            if (++planes > MOST_PLANES) {
                throw Codestream.damaged("names impossible bit planes");
            }
        }
        block.include(planes);
        return true;
    }
}
