// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.util.BitSet;
import java.util.List;

/**
 * What the values of a mask mean.
 *
 * @param kind what they are
 * @param labels values other than 0 that occur, rounded; of edges only the highest, of probabilities 1
 * @param full true where the only label is the end of a range, as 255: it stands for "inside" and is no label's number,
 *     unless it is one in another file
 * @param remarks what was made of values that leave room for doubt, parts of sentences
 */
record MaskValues(Kind kind, BitSet labels, boolean full, List<String> remarks) {
    /** What a value is. */
    enum Kind {
        /** The number of a structure; 0 for none of them. */
        LABELS,
        /** Inside, outside, or the share of a pixel on the edge that is inside. */
        EDGES,
        /** A probability, from 0 to 1. */
        PROBABILITIES
    }

    /** The highest label. */
    int top() {
        return labels.length() - 1;
    }
}
