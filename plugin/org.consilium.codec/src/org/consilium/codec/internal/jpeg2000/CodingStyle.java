// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/**
 * What the coding style marker of a component says, ITU-T T.800 A.6.1.
 *
 * @param levels wavelet decompositions, 0 to 32
 * @param blockWidth log2 of a code block's width
 * @param blockHeight log2 of a code block's height
 * @param blockStyle bit mask of table A.19
 * @param reversible true for the 5/3 wavelet
 * @param precincts a byte a resolution: log2 of the width, and of the height in the high half
 */
record CodingStyle(int levels, int blockWidth, int blockHeight, int blockStyle, boolean reversible, byte[] precincts) {
    int precinctWidth(int resolution) {
        return precincts[resolution] & 15;
    }

    int precinctHeight(int resolution) {
        return precincts[resolution] >> 4 & 15;
    }

    /** Whether a pass stands uncoded: with selective bypass those of the fifth plane and below, but for clean-up. */
    boolean raw(int pass) {
        return (blockStyle & 1) != 0 && pass >= 10 && (pass + 2) % 3 != 2;
    }

    boolean resetsContexts() {
        return (blockStyle & 2) != 0;
    }

    boolean verticallyCausal() {
        return (blockStyle & 8) != 0;
    }

    boolean segmentationSymbols() {
        return (blockStyle & 32) != 0;
    }

    /** Passes in the codeword segment that begins with a pass. */
    int segmentPasses(int pass) {
        if ((blockStyle & 4) != 0) {
            return 1;
        }
        if ((blockStyle & 1) == 0) {
            return Integer.MAX_VALUE;
        }
        return pass < 10 ? 10 - pass : (pass + 2) % 3 == 0 ? 2 : 1;
    }
}
