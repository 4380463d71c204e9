// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;

/** A precinct of a resolution: the code blocks that share its packets. */
final class Precinct {
    private static final int START_OF_PACKET = 0x91;
    private static final int END_OF_HEADER = 0x92;

    /** Bytes that a packet announces for a block, and the coding passes in them. */
    private record Chunk(CodeBlock block, int passes, int bytes) {}

    private final int component;
    private final int resolution;
    private final long x;
    private final long y;
    private final List<PrecinctPart> parts = new ArrayList<>(3);
    private int nextLayer;

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

    void add(PrecinctPart part) {
        parts.add(part);
    }

    int component() {
        return component;
    }

    int resolution() {
        return resolution;
    }

    long x() {
        return x;
    }

    long y() {
        return y;
    }

    /** The layer that its next packet brings. */
    int nextLayer() {
        return nextLayer;
    }

    /** The part in a band of its resolution, counted from 0. */
    PrecinctPart part(int band) {
        return parts.get(band);
    }

    /** Reads the packet of the next layer, ITU-T T.800 B.9 and B.10. */
    void read(PacketBits bits, CodingStyle style) throws CodecException {
        int layer = nextLayer++;
        bits.skipMarker(START_OF_PACKET, 6);
        List<Chunk> chunks = new ArrayList<>();
        if (bits.bit() == 1) {
            for (PrecinctPart part : parts) {
                for (int i = 0; i < part.blocks().size(); i++) {
                    if (part.included(i, layer, bits)) {
                        addChunks(part.blocks().get(i), bits, style, chunks);
                    }
                }
            }
        }
        bits.align();
        bits.skipMarker(END_OF_HEADER, 2);
        for (Chunk chunk : chunks) {
            int start = bits.take(chunk.bytes());
            chunk.block().add(new CodeBlock.Segment(bits.data(), start, chunk.bytes(), chunk.passes()));
        }
    }

    /** One chunk a codeword segment. */
    private static void addChunks(CodeBlock block, PacketBits bits, CodingStyle style, List<Chunk> chunks)
            throws CodecException {
        int passes = passes(bits);
        while (bits.bit() == 1) {
            block.widenLengths();
        }
        while (passes > 0) {
            int some = Math.min(passes, style.segmentPasses(block.passes()));
            int width = block.lengthBits() + 31 - Integer.numberOfLeadingZeros(some);
            if (width > 31) {
                throw Codestream.damaged("names an impossible length");
            }
            chunks.add(new Chunk(block, some, bits.bits(width)));
            block.announce(some);
            passes -= some;
        }
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
