// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.Arrays;
import java.util.List;

/**
 * Decodes the coding passes of a code block, ITU-T T.800 annex D. Values carry one fractional bit: half of the last
 * decoded plane is added, so that a cut off coefficient lies in the middle of what it may be.
 */
final class BlockDecoder {
    private static final int SIGNIFICANT = 1;
    private static final int NEGATIVE = 2;
    private static final int VISITED = 4;
    private static final int REFINED = 8;

    private final MqDecoder coder = new MqDecoder();
    private final RawBits raw = new RawBits();
    private final CodingStyle style;
    private final int orientation;
    private int width;
    private int height;
    private int stride;
    private byte[] flags = {};
    private int[] magnitude = {};

    /**
     * @param orientation 0 LL, 1 HL, 2 LH, 3 HH
     */
    BlockDecoder(CodingStyle style, int orientation) {
        this.style = style;
        this.orientation = orientation;
    }

    /**
     * Decodes a block into {@code target}, a sub-band of the given line length, with one fractional bit.
     *
     * @param planes magnitude bit planes of the block, 1 to 30
     */
    void decode(CodeBlock block, int planes, double[] target, int line) {
        width = block.width;
        height = block.height;
        stride = width + 2;
        int cells = stride * (height + 2);
        if (flags.length < cells) {
            flags = new byte[cells];
            magnitude = new int[cells];
        } else {
            Arrays.fill(flags, 0, cells, (byte) 0);
            Arrays.fill(magnitude, 0, cells, 0);
        }
        coder.resetContexts();
        passes(block, planes);
        for (int y = 0; y < height; y++) {
            int from = (y + 1) * stride + 1;
            int to = (block.top + y) * line + block.left;
            for (int x = 0; x < width; x++) {
                int value = magnitude[from + x];
                target[to + x] = (flags[from + x] & NEGATIVE) != 0 ? -value : value;
            }
        }
    }

    private void passes(CodeBlock block, int planes) {
        List<CodeBlock.Segment> segments = joined(block.segments);
        int pass = 0;
        for (CodeBlock.Segment segment : segments) {
            boolean bypassed = style.raw(pass);
            if (bypassed) {
                raw.begin(segment.data(), segment.start(), segment.start() + segment.length());
            } else {
                coder.begin(segment.data(), segment.start(), segment.start() + segment.length());
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

    /** One codeword segment may come in parts, layer by layer. */
    private List<CodeBlock.Segment> joined(List<CodeBlock.Segment> parts) {
        if (parts.size() < 2) {
            return parts;
        }
        List<CodeBlock.Segment> all = new java.util.ArrayList<>();
        int pass = 0;
        for (int i = 0; i < parts.size(); ) {
            int wanted = style.segmentPasses(pass);
            int passes = 0;
            int length = 0;
            int first = i;
            while (i < parts.size() && passes < wanted) {
                passes += parts.get(i).passes();
                length += parts.get(i++).length();
            }
            byte[] data = new byte[length];
            int at = 0;
            for (CodeBlock.Segment part : parts.subList(first, i)) {
                System.arraycopy(part.data(), part.start(), data, at, part.length());
                at += part.length();
            }
            all.add(new CodeBlock.Segment(data, 0, length, passes));
            pass += passes;
        }
        return all;
    }

    private void pass(int kind, int one, boolean bypassed) {
        for (int top = 0; top < height; top += 4) {
            int rows = Math.min(4, height - top);
            for (int x = 0; x < width; x++) {
                int cell = (top + 1) * stride + x + 1;
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
            int cell = first + row * stride;
            if ((flags[cell] & SIGNIFICANT) != 0) {
                continue;
            }
            int context = zeroContext(cell, hidesBelow(row));
            if (context != 0) {
                flags[cell] |= VISITED;
                if ((bypassed ? raw.bit() : coder.decode(context)) == 1) {
                    becomeSignificant(cell, one, bypassed, hidesBelow(row));
                }
            }
        }
    }

    private void refinement(int first, int rows, int one, boolean bypassed) {
        for (int row = 0; row < rows; row++) {
            int cell = first + row * stride;
            if ((flags[cell] & (SIGNIFICANT | VISITED)) != SIGNIFICANT) {
                continue;
            }
            int bit;
            if (bypassed) {
                bit = raw.bit();
            } else {
                boolean refined = (flags[cell] & REFINED) != 0;
                bit = coder.decode(refined ? 16 : zeroContext(cell, hidesBelow(row)) != 0 ? 15 : 14);
            }
            magnitude[cell] += bit == 1 ? one >> 1 : -(one >> 1);
            flags[cell] |= REFINED;
        }
    }

    private void cleanup(int first, int rows, int one) {
        int row = 0;
        if (rows == 4 && untouched(first)) {
            if (coder.decode(MqDecoder.RUN_LENGTH) == 0) {
                return;
            }
            row = coder.decode(MqDecoder.UNIFORM) << 1;
            row |= coder.decode(MqDecoder.UNIFORM);
            becomeSignificant(first + row * stride, one, false, hidesBelow(row));
            row++;
        }
        for (int r = row; r < rows; r++) {
            int cell = first + r * stride;
            if ((flags[cell] & (SIGNIFICANT | VISITED)) == 0 && coder.decode(zeroContext(cell, hidesBelow(r))) == 1) {
                becomeSignificant(cell, one, false, hidesBelow(r));
            }
        }
        for (int r = 0; r < rows; r++) {
            flags[first + r * stride] &= ~VISITED;
        }
    }

    /** Four cells that aren't significant, weren't visited and have no significant neighbour. */
    private boolean untouched(int first) {
        for (int row = 0; row < 4; row++) {
            int cell = first + row * stride;
            if ((flags[cell] & (SIGNIFICANT | VISITED)) != 0 || zeroContext(cell, hidesBelow(row)) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean hidesBelow(int row) {
        return row == 3 && style.verticallyCausal();
    }

    private void becomeSignificant(int cell, int one, boolean bypassed, boolean hideBelow) {
        int negative;
        if (bypassed) {
            negative = raw.bit();
        } else {
            int across = sign(cell - 1) + sign(cell + 1);
            int down = sign(cell - stride) + (hideBelow ? 0 : sign(cell + stride));
            across = Integer.signum(across);
            down = Integer.signum(down);
            int turned = across < 0 || across == 0 && down < 0 ? 1 : 0;
            if (turned == 1) {
                across = -across;
                down = -down;
            }
            negative = coder.decode(across == 0 ? 9 + down : 12 + down) ^ turned;
        }
        flags[cell] |= (byte) (SIGNIFICANT | (negative == 1 ? NEGATIVE : 0));
        magnitude[cell] = one | one >> 1;
    }

    private int sign(int cell) {
        int flag = flags[cell];
        return (flag & SIGNIFICANT) == 0 ? 0 : (flag & NEGATIVE) != 0 ? -1 : 1;
    }

    /** Table D.1. */
    private int zeroContext(int cell, boolean hideBelow) {
        byte[] f = flags;
        int across = (f[cell - 1] & 1) + (f[cell + 1] & 1);
        int down = f[cell - stride] & 1;
        int corners = (f[cell - stride - 1] & 1) + (f[cell - stride + 1] & 1);
        if (!hideBelow) {
            down += f[cell + stride] & 1;
            corners += (f[cell + stride - 1] & 1) + (f[cell + stride + 1] & 1);
        }
        if (orientation == 3) {
            int sides = Math.min(2, across + down);
            return switch (corners) {
                case 0 -> sides;
                case 1 -> 3 + sides;
                case 2 -> sides > 0 ? 7 : 6;
                default -> 8;
            };
        }
        int main = orientation == 1 ? down : across;
        int other = orientation == 1 ? across : down;
        if (main == 2) {
            return 8;
        }
        if (main == 1) {
            return other > 0 ? 7 : corners > 0 ? 6 : 5;
        }
        return other > 0 ? 2 + other : Math.min(2, corners);
    }
}
