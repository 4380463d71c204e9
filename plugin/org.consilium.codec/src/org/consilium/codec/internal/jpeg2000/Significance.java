// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.Arrays;

/**
 * Which coefficients of a code block are significant, negative, visited and refined, and the coding contexts that follow
 * from their neighbours, ITU-T T.800 D.3. Each cell also knows which of its neighbours are significant, and the signs of
 * the four beside it: contexts are asked for far more often than a cell becomes significant. A border of one cell
 * surrounds the block.
 */
final class Significance {
    private static final int SIGNIFICANT = 1;
    private static final int NEGATIVE = 1 << 1;
    private static final int VISITED = 1 << 2;
    private static final int REFINED = 1 << 3;

    private static final int NEIGHBOUR = 4;
    private static final int WEST = 1 << NEIGHBOUR;
    private static final int EAST = WEST << 1;
    private static final int NORTH = WEST << 2;
    private static final int SOUTH = WEST << 3;
    private static final int NORTH_WEST = WEST << 4;
    private static final int NORTH_EAST = WEST << 5;
    private static final int SOUTH_WEST = WEST << 6;
    private static final int SOUTH_EAST = WEST << 7;
    private static final int NEIGHBOURS = 0xff << NEIGHBOUR;

    /** From the bit of a neighbour beside a cell to the bit that this neighbour is negative. */
    private static final int SIGN = 8;

    private static final int BELOW = SOUTH | SOUTH_WEST | SOUTH_EAST | SOUTH << SIGN;

    /** The contexts of signs begin here; the middle one of five is that of no neighbours, or of neighbours that differ. */
    private static final int SIGN_CONTEXT = 9;

    private static final byte[] ACROSS = contexts(Band.LH);
    private static final byte[] DOWN = contexts(Band.HL);
    private static final byte[] DIAGONAL = contexts(Band.HH);

    private final byte[] zeroContexts;
    private int stride;
    private int[] flags = {};

    /**
     * @param orientation of the band, see {@link Band}
     */
    Significance(int orientation) {
        zeroContexts = orientation == Band.HH ? DIAGONAL : orientation == Band.HL ? DOWN : ACROSS;
    }

    /** Begins a block. */
    void begin(int width, int height) {
        stride = width + 2;
        int cells = stride * (height + 2);
        if (flags.length < cells) {
            flags = new int[cells];
        } else {
            Arrays.fill(flags, 0, cells, 0);
        }
    }

    /** Cells from a row to the next. */
    int stride() {
        return stride;
    }

    /** The cell of a coefficient. */
    int cell(int x, int y) {
        return (y + 1) * stride + x + 1;
    }

    boolean significant(int cell) {
        return (flags[cell] & SIGNIFICANT) != 0;
    }

    boolean negative(int cell) {
        return (flags[cell] & NEGATIVE) != 0;
    }

    /** Neither significant nor visited in this plane. */
    boolean pending(int cell) {
        return (flags[cell] & (SIGNIFICANT | VISITED)) == 0;
    }

    /** Pending, and so are its neighbours. */
    boolean untouched(int cell, boolean hideBelow) {
        return (flags[cell] & (SIGNIFICANT | VISITED | NEIGHBOURS) & ~(hideBelow ? BELOW : 0)) == 0;
    }

    /** Significant since an earlier plane. */
    boolean refinable(int cell) {
        return (flags[cell] & (SIGNIFICANT | VISITED)) == SIGNIFICANT;
    }

    boolean refined(int cell) {
        return (flags[cell] & REFINED) != 0;
    }

    void visit(int cell) {
        flags[cell] |= VISITED;
    }

    void leave(int cell) {
        flags[cell] &= ~VISITED;
    }

    void refine(int cell) {
        flags[cell] |= REFINED;
    }

    /** A cell becomes significant. */
    void add(int cell, boolean negative) {
        int signs = negative ? 1 | 1 << SIGN : 1;
        flags[cell] |= negative ? SIGNIFICANT | NEGATIVE : SIGNIFICANT;
        flags[cell - 1] |= EAST * signs;
        flags[cell + 1] |= WEST * signs;
        flags[cell - stride] |= SOUTH * signs;
        flags[cell + stride] |= NORTH * signs;
        flags[cell - stride - 1] |= SOUTH_EAST;
        flags[cell - stride + 1] |= SOUTH_WEST;
        flags[cell + stride - 1] |= NORTH_EAST;
        flags[cell + stride + 1] |= NORTH_WEST;
    }

    /**
     * The context of a cell that isn't significant, table D.1.
     *
     * @param hideBelow true where the row below belongs to the next stripe and must not count
     */
    int zeroContext(int cell, boolean hideBelow) {
        int flag = hideBelow ? flags[cell] & ~BELOW : flags[cell];
        return zeroContexts[flag >> NEIGHBOUR & 0xff];
    }

    /** Decodes the sign of a cell, tables D.2 and D.3: whether it is negative. */
    boolean decodeSign(int cell, boolean hideBelow, MqDecoder coder) {
        int flag = hideBelow ? flags[cell] & ~BELOW : flags[cell];
        int across = Integer.signum(sign(flag, WEST) + sign(flag, EAST));
        int down = Integer.signum(sign(flag, NORTH) + sign(flag, SOUTH));
        boolean turned = across < 0 || across == 0 && down < 0;
        int towards = turned ? -down : down;
        int context = SIGN_CONTEXT + (across == 0 ? towards : 3 + towards);
        return coder.decode(context) == 1 != turned;
    }

    private static int sign(int flag, int neighbour) {
        return (flag & neighbour) == 0 ? 0 : (flag & neighbour << SIGN) != 0 ? -1 : 1;
    }

    /** The contexts of all sets of neighbours. */
    private static byte[] contexts(int orientation) {
        byte[] contexts = new byte[256];
        for (int set = 0; set < contexts.length; set++) {
            int flag = set << NEIGHBOUR;
            int across = Integer.bitCount(flag & (WEST | EAST));
            int down = Integer.bitCount(flag & (NORTH | SOUTH));
            int corners = Integer.bitCount(flag & (NORTH_WEST | NORTH_EAST | SOUTH_WEST | SOUTH_EAST));
            contexts[set] = (byte)
                    (orientation == Band.HH
                            ? diagonal(across + down, corners)
                            : orientation == Band.HL
                                    ? straight(down, across, corners)
                                    : straight(across, down, corners));
        }
        return contexts;
    }

    private static int diagonal(int sides, int corners) {
        return switch (corners) {
            case 0 -> Math.min(2, sides);
            case 1 -> 3 + Math.min(2, sides);
            case 2 -> sides > 0 ? 7 : 6;
            default -> 8;
        };
    }

    private static int straight(int main, int other, int corners) {
        return switch (main) {
            case 2 -> 8;
            case 1 -> other > 0 ? 7 : corners > 0 ? 6 : 5;
            default -> other > 0 ? 2 + other : Math.min(2, corners);
        };
    }
}
