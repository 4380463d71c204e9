// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import org.consilium.codec.frame.CodecException;

/** How many precincts a tile may have: an empty packet still takes a byte, so the length of its data bounds them. */
final class PrecinctBudget {
    private long left;

    /**
     * @param bytes of the tile
     */
    PrecinctBudget(int bytes) {
        left = bytes + 1L;
    }

    void take(long precincts) throws CodecException {
        left -= precincts;
        if (left < 0) {
            throw Codestream.damaged("is too short for its precincts");
        }
    }
}
