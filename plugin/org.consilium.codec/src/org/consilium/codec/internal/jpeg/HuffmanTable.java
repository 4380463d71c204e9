// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import org.consilium.codec.frame.CodecException;
import org.consilium.codec.internal.marker.MarkerSegment;

/** A Huffman table of a JPEG stream (ITU-T T.81, annex C and F.2.2.3). */
final class HuffmanTable {
    private static final int LONGEST = 16;

    private final int[] first = new int[LONGEST + 1];
    private final int[] number = new int[LONGEST + 1];
    private final int[] offset = new int[LONGEST + 1];
    private final byte[] symbols;

    /** Reads 16 counts of codes, then the symbols. */
    HuffmanTable(MarkerSegment in) throws CodecException {
        int code = 0;
        int total = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = in.byteValue();
            first[length] = code;
            number[length] = count;
            offset[length] = total;
            code = code + count << 1;
            total += count;
        }
        symbols = new byte[total];
        for (int i = 0; i < total; i++) {
            symbols[i] = (byte) in.byteValue();
        }
    }

    /** The symbol of the code that comes next, 0 to 255. */
    int symbol(EntropyBits bits) throws CodecException {
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = code << 1 | bits.bit();
            int place = code - first[length];
            if (place >= 0 && place < number[length]) {
                return symbols[offset[length] + place] & 0xff;
            }
        }
        throw bits.damaged("has a code that isn't in its table");
    }
}
