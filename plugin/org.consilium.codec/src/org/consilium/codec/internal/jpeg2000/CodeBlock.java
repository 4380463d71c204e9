// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A code block: where it lies in its sub-band and the segments of coding passes that packets brought. */
final class CodeBlock {
    /** Bytes of a codeword segment, and the coding passes in them. */
    record Segment(byte[] data, int start, int length, int passes) {}

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final List<Segment> segments = new ArrayList<>(1);
    private int zeroPlanes;
    private int passes;
    private int lengthBits = 3;
    private boolean included;

    /**
     * @param left column in the sub-band, from 0
     * @param top row in the sub-band, from 0
     */
    CodeBlock(int left, int top, int width, int height) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether a packet has brought something of it. */
    boolean included() {
        return included;
    }

    /** A first packet brings something of it; so many of its highest bit planes are zero. */
    void include(int zero) {
        included = true;
        zeroPlanes = zero;
    }

    /** Bit planes that are zero all over the block. */
    int zeroPlanes() {
        return zeroPlanes;
    }

    /** Bits that the next length takes, those for the number of passes not counted. */
    int lengthBits() {
        return lengthBits;
    }

    void widenLengths() {
        lengthBits++;
    }

    /** Passes that packets have announced. */
    int passes() {
        return passes;
    }

    void announce(int more) {
        passes += more;
    }

    void add(Segment segment) {
        segments.add(segment);
    }

    boolean empty() {
        return segments.isEmpty();
    }

    /** The codeword segments; each may have come in parts, layer by layer, which are put together. */
    List<Segment> segments(CodingStyle style) {
        if (segments.size() < 2) {
            return segments;
        }
        List<Segment> all = new ArrayList<>();
        int pass = 0;
        for (int first = 0; first < segments.size(); ) {
            int wanted = style.segmentPasses(pass);
            int end = first;
            int some = 0;
            while (end < segments.size() && some < wanted) {
                some += segments.get(end++).passes();
            }
            all.add(joined(segments.subList(first, end), some));
            pass += some;
            first = end;
        }
        return all;
    }

    private static Segment joined(List<Segment> parts, int passes) {
        int length = parts.stream().mapToInt(Segment::length).sum();
        byte[] data = new byte[length];
        int at = 0;
        for (Segment part : parts) {
            System.arraycopy(part.data(), part.start(), data, at, part.length());
            at += part.length();
        }
        return new Segment(data, 0, length, passes);
    }
}
