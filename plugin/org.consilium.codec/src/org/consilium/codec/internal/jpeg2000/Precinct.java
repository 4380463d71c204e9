// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** A precinct of a resolution: the code blocks that share its packets. */
final class Precinct {
    /** The part of a precinct that lies in one sub-band. */
    static final class Part {
        final int columns;
        final int rows;
        final List<CodeBlock> blocks = new ArrayList<>();
        final TagTree inclusion;
        final TagTree zeroPlanes;

        Part(int columns, int rows) {
            this.columns = columns;
            this.rows = rows;
            this.inclusion = columns * rows == 0 ? null : new TagTree(columns, rows);
            this.zeroPlanes = columns * rows == 0 ? null : new TagTree(columns, rows);
        }
    }

    final int component;
    final int resolution;
    final long x;
    final long y;
    final List<Part> parts = new ArrayList<>(3);
    int nextLayer;

    /**
     * @param x where it begins on the reference grid
     * @param y likewise
     */
    Precinct(int component, int resolution, long x, long y) {
        this.component = component;
        this.resolution = resolution;
        this.x = x;
        this.y = y;
    }

    /** Reads the packet of the next layer, ITU-T T.800 B.9 and B.10. */
    void read(PacketBits bits, CodingStyle style) throws CodecException {
        int layer = nextLayer++;
        bits.skipMarker(0x91, 6);
        List<CodeBlock> blocks = new ArrayList<>();
        List<int[]> lengths = new ArrayList<>();
        if (bits.bit() == 1) {
            for (Part part : parts) {
                for (int i = 0; i < part.blocks.size(); i++) {
                    CodeBlock block = part.blocks.get(i);
                    if (included(part, i, layer, bits)) {
                        blocks.add(block);
                        lengths.add(lengths(block, bits, style));
                    }
                }
            }
        }
        bits.align();
        bits.skipMarker(0x92, 2);
        for (int i = 0; i < blocks.size(); i++) {
            int[] pairs = lengths.get(i);
            for (int pair = 0; pair < pairs.length; pair += 2) {
                int start = bits.take(pairs[pair + 1]);
                blocks.get(i).segments.add(new CodeBlock.Segment(bits.data(), start, pairs[pair + 1], pairs[pair]));
            }
        }
    }

    private static boolean included(Part part, int index, int layer, PacketBits bits) throws CodecException {
        CodeBlock block = part.blocks.get(index);
        if (block.included) {
            return bits.bit() == 1;
        }
        int column = index % part.columns;
        int row = index / part.columns;
        if (!part.inclusion.below(column, row, layer + 1, bits)) {
            return false;
        }
        block.included = true;
        int planes = 0;
        while (!part.zeroPlanes.below(column, row, planes + 1, bits)) {
            if (++planes > 80) {
                throw Codestream.damaged("names impossible bit planes");
            }
        }
        block.zeroPlanes = planes;
        return true;
    }

    /** Pairs of passes and bytes, one pair a codeword segment. */
    private static int[] lengths(CodeBlock block, PacketBits bits, CodingStyle style) throws CodecException {
        int passes = passes(bits);
        while (bits.bit() == 1) {
            block.lengthBits++;
        }
        List<Integer> pairs = new ArrayList<>(2);
        while (passes > 0) {
            int some = Math.min(passes, style.segmentPasses(block.passes));
            int width = block.lengthBits + 31 - Integer.numberOfLeadingZeros(some);
            if (width > 31) {
                throw Codestream.damaged("names an impossible length");
            }
            pairs.add(some);
            pairs.add(bits.bits(width));
            block.passes += some;
            passes -= some;
        }
        return pairs.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Table B.4. */
    private static int passes(PacketBits bits) throws CodecException {
        if (bits.bit() == 0) {
            return 1;
        }
        if (bits.bit() == 0) {
            return 2;
        }
        int more = bits.bits(2);
        if (more < 3) {
            return 3 + more;
        }
        more = bits.bits(5);
        return more < 31 ? 6 + more : 37 + bits.bits(7);
    }
}
