// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** A code block: where it lies in its sub-band and the segments of coding passes that packets brought. */
final class CodeBlock {
    /** A codeword segment: bytes, and the coding passes in them. */
    record Segment(byte[] data, int start, int length, int passes) {}

    final int left;
    final int top;
    final int width;
    final int height;
    final List<Segment> segments = new ArrayList<>(1);
    int zeroPlanes;
    int passes;
    int lengthBits = 3;
    boolean included;

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
}
