// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpegls;

import org.consilium.codec.frame.CodecException;

/** The coded bits of a JPEG-LS scan: after a byte of 0xFF the next one holds seven, ITU-T T.87 A.1. */
final class JpegLsBits {
    private final byte[] data;
    private int position;
    private int current;
    private int left;

    JpegLsBits(byte[] data, int start) {
        this.data = data;
        this.position = start;
    }

    /** The byte that is read next. */
    int position() {
        return position;
    }

    /** The error that the stream is damaged here. */
    CodecException damaged(String what) {
        return CodecException.damaged("the JPEG-LS data " + what, position);
    }

    int bit() throws CodecException {
        if (left == 0) {
            boolean stuffed = current == 0xff;
            if (position >= data.length || stuffed && data[position] < 0) {
                throw damaged("ends too early");
            }
            current = data[position++] & 0xff;
            left = stuffed ? 7 : 8;
        }
        left--;
        return current >> left & 1;
    }

    int bits(int count) throws CodecException {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** A Golomb code of limited length, A.5.3. */
    int golomb(int k, int limit, int errorBits) throws CodecException {
        int zeros = 0;
        while (zeros <= limit && bit() == 0) {
            zeros++;
        }
        if (zeros < limit - errorBits - 1) {
            return zeros << k | bits(k);
        }
        return bits(errorBits) + 1;
    }
}
