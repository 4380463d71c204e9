// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/** Bits that stand uncoded in a segment, ITU-T T.800 D.6: after a byte of 0xFF the next one holds seven. */
final class RawBits {
    private byte[] data;
    private int position;
    private int end;
    private int current;
    private int left;

    void begin(byte[] bytes, int start, int stop) {
        data = bytes;
        position = start;
        end = stop;
        current = 0;
        left = 0;
    }

    int bit() {
        if (left == 0) {
            left = current == 0xff ? 7 : 8;
            current = position < end ? data[position++] & 0xff : 0xff;
        }
        left--;
        return current >> left & 1;
    }
}
