// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.Arrays;

/**
 * Decodes the coding passes of a code block, ITU-T T.800 annex D. Values carry one fractional bit: half of the last
 * decoded plane is added, so that a cut off coefficient lies in the middle of what it may be.
 */
final class BlockDecoder {
    /** Rows of a stripe, which is scanned column by column. */
    private static final int STRIPE = 4;

    private final MqDecoder coder = new MqDecoder();
    private final RawBits raw = new RawBits();
    private final CodingStyle style;
    private final Band band;
    private final Significance cells;
    private int width;
    private int height;
    private int[] magnitude = {};

    /**
     * @param band that the values are put into
     */
    BlockDecoder(CodingStyle style, Band band) {
        this.style = style;
        this.band = band;
        this.cells = new Significance(band.orientation());
    }

    /**
     * Decodes a block into its band, with one fractional bit.
     *
     * @param planes magnitude bit planes of the block, 1 to 30
     */
    void decode(CodeBlock block, int planes) {
        width = block.width();
        height = block.height();
        cells.begin(width, height);
        int size = cells.cell(width, height);
        if (magnitude.length < size) {
            magnitude = new int[size];
        } else {
            Arrays.fill(magnitude, 0, size, 0);
        }
        coder.resetContexts();
        passes(block, planes);
        double[] values = band.values();
        for (int y = 0; y < height; y++) {
            int from = cells.cell(0, y);
            int to = (block.top() + y) * band.area().width() + block.left();
            for (int x = 0; x < width; x++) {
                int value = magnitude[from + x];
                values[to + x] = cells.negative(from + x) ? -value : value;
            }
        }
    }

    private void passes(CodeBlock block, int planes) {
        int pass = 0;
        for (CodeBlock.Segment segment : block.segments(style)) {
            boolean bypassed = style.raw(pass);
            int end = segment.start() + segment.length();
            if (bypassed) {
                raw.begin(segment.data(), segment.start(), end);
            } else {
                coder.begin(segment.data(), segment.start(), end);
            }
            for (int i = 0; i < segment.passes(); i++, pass++) {
                int plane = planes - 1 - (pass + 2) / 3;
                if (plane < 0) {
                    return;
                }
                pass((pass + 2) % 3, 1 << plane + 1, bypassed);
                if (style.resetsContexts()) {
                    coder.resetContexts();
                }
            }
        }
    }

    private void pass(int kind, int one, boolean bypassed) {
        for (int top = 0; top < height; top += STRIPE) {
            int rows = Math.min(STRIPE, height - top);
            for (int x = 0; x < width; x++) {
                int cell = cells.cell(x, top);
                switch (kind) {
                    case 0 -> significance(cell, rows, one, bypassed);
                    case 1 -> refinement(cell, rows, one, bypassed);
                    default -> cleanup(cell, rows, one);
                }
            }
        }
        if (kind == 2 && style.segmentationSymbols()) {
            for (int i = 0; i < 4; i++) {
                coder.decode(MqDecoder.UNIFORM);
            }
        }
    }

    private void significance(int first, int rows, int one, boolean bypassed) {
        for (int row = 0; row < rows; row++) {
            int cell = first + row * cells.stride();
            if (cells.significant(cell)) {
                continue;
            }
            int context = cells.zeroContext(cell, hidesBelow(row));
            if (context != 0) {
                cells.visit(cell);
                if ((bypassed ? raw.bit() : coder.decode(context)) == 1) {
                    becomeSignificant(cell, one, bypassed, hidesBelow(row));
                }
            }
        }
    }

    private void refinement(int first, int rows, int one, boolean bypassed) {
        for (int row = 0; row < rows; row++) {
            int cell = first + row * cells.stride();
            if (!cells.refinable(cell)) {
                continue;
            }
            int bit;
            if (bypassed) {
                bit = raw.bit();
            } else {
                bit = coder.decode(cells.refined(cell) ? 16 : cells.zeroContext(cell, hidesBelow(row)) != 0 ? 15 : 14);
            }
            magnitude[cell] += bit == 1 ? one >> 1 : -(one >> 1);
            cells.refine(cell);
        }
    }

    private void cleanup(int first, int rows, int one) {
        int row = 0;
        if (rows == STRIPE && untouched(first)) {
            if (coder.decode(MqDecoder.RUN_LENGTH) == 0) {
                return;
            }
            row = coder.decode(MqDecoder.UNIFORM) << 1;
            row |= coder.decode(MqDecoder.UNIFORM);
            becomeSignificant(first + row * cells.stride(), one, false, hidesBelow(row));
            row++;
        }
        for (int r = row; r < rows; r++) {
            int cell = first + r * cells.stride();
            if (cells.pending(cell) && coder.decode(cells.zeroContext(cell, hidesBelow(r))) == 1) {
                becomeSignificant(cell, one, false, hidesBelow(r));
            }
        }
        for (int r = 0; r < rows; r++) {
            cells.leave(first + r * cells.stride());
        }
    }

    /** A column of a stripe whose cells aren't significant, weren't visited and have no significant neighbour. */
    private boolean untouched(int first) {
        for (int row = 0; row < STRIPE; row++) {
            int cell = first + row * cells.stride();
            if (!cells.untouched(cell, hidesBelow(row))) {
                return false;
            }
        }
        return true;
    }

    private boolean hidesBelow(int row) {
        return row == STRIPE - 1 && style.verticallyCausal();
    }

    private void becomeSignificant(int cell, int one, boolean bypassed, boolean hideBelow) {
        cells.add(cell, bypassed ? raw.bit() == 1 : cells.decodeSign(cell, hideBelow, coder));
        magnitude[cell] = one | one >> 1;
    }
}
