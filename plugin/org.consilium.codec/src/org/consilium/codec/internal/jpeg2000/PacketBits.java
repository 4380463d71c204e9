// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import org.consilium.codec.frame.CodecException;

/** Bits of packet headers, ITU-T T.800 B.10.1, and the bytes between them. */
final class PacketBits {
    private final byte[] data;
    private int position;
    private int current;
    private int left;

    PacketBits(byte[] data) {
        this.data = data;
    }

    byte[] data() {
        return data;
    }

    int position() {
        return position;
    }

    /** Steps over a marker segment of the given length where one stands here. */
    void skipMarker(int marker, int length) {
        if (position + 1 < data.length && (data[position] & 0xff) == 0xff && (data[position + 1] & 0xff) == marker) {
            position = Math.min(data.length, position + length);
        }
    }

    int bit() throws CodecException {
        if (left == 0) {
            left = current == 0xff ? 7 : 8;
            if (position >= data.length) {
                throw CodecException.damaged("the packets of a JPEG 2000 tile end too early", position);
            }
            current = data[position++] & 0xff;
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

    /** Goes to the next byte; a last byte of 0xFF is followed by a stuffed one. */
    void align() {
        if (current == 0xff) {
            position++;
        }
        current = 0;
        left = 0;
    }

    /** Steps over the body of a code block and returns where it begins. */
    int take(int length) throws CodecException {
        int start = position;
        if (length < 0 || length > data.length - position) {
            throw CodecException.damaged("the packets of a JPEG 2000 tile end too early", position);
        }
        position += length;
        return start;
    }
}
