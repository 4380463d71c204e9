// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What the values of a mask mean.
 *
 * @param kind what they are
 * @param labels values other than 0 that occur, rounded; of edges only the highest, of probabilities 1
 * @param ground the label that is outside unless it is asked for; mostly 0, which is no label
 * @param full true where the only label is the end of a range, as 255: it stands for "inside" and is no label's number,
 *     unless it is one in another file
 * @param highest value that occurs
 * @param remarks what was made of values that leave room for doubt, parts of sentences
 */
record MaskValues(Kind kind, BitSet labels, int ground, boolean full, double highest, List<String> remarks) {
    /** What a value is. */
    enum Kind {
        /** The number of a structure; 0 for none of them. */
        LABELS,
        /** Inside, outside, or the share of a pixel on the edge that is inside. */
        EDGES,
        /** A probability, from 0 to 1. */
        PROBABILITIES
    }

    /** The same values in a picture without black: of its two labels the lower one is outside. */
    MaskValues withoutBlack() {
        int lower = labels.nextSetBit(0);
        BitSet higher = new BitSet();
        higher.set(top());
        List<String> more = new ArrayList<>(remarks);
        more.add("it has no other values than " + lower + " and " + top() + "; the higher one is taken as inside");
        return new MaskValues(kind, higher, lower, false, highest, more);
    }

    /** The highest label. */
    int top() {
        return labels.length() - 1;
    }
}
