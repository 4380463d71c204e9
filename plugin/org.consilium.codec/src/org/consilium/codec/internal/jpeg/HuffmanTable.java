// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import org.consilium.codec.frame.CodecException;

/** A Huffman table of a JPEG stream (ITU-T T.81, annex C and F.2.2.3). */
final class HuffmanTable {
    private static final int LONGEST = 16;

    private final int[] first = new int[LONGEST + 1];
    private final int[] number = new int[LONGEST + 1];
    private final int[] offset = new int[LONGEST + 1];
    private final byte[] symbols;

    /**
     * @param data holds 16 code counts, then the symbols
     * @param start of the counts
     */
    HuffmanTable(byte[] data, int start) throws CodecException {
        int code = 0;
        int total = 0;
        for (int length = 1; length <= LONGEST; length++) {
            int count = data[start + length - 1] & 0xff;
            first[length] = code;
            number[length] = count;
            offset[length] = total;
            code = code + count << 1;
            total += count;
        }
        if (start + LONGEST + total > data.length) {
            throw CodecException.damaged("a JPEG table is cut short");
        }
        symbols = java.util.Arrays.copyOfRange(data, start + LONGEST, start + LONGEST + total);
    }

    /** Bytes of the table in the stream. */
    int bytes() {
        return LONGEST + symbols.length;
    }

    int symbol(EntropyBits bits) throws CodecException {
        int code = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = code << 1 | bits.bit();
            int place = code - first[length];
            if (place >= 0 && place < number[length]) {
                return symbols[offset[length] + place] & 0xff;
            }
        }
        throw CodecException.damaged("the JPEG data has a code that isn't in its table");
    }
}
