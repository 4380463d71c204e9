// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import org.consilium.codec.frame.CodecException;

/** The entropy-coded bits of a JPEG scan (ITU-T T.81, F.2.2.5); a zero byte after 0xFF is stuffing. */
final class EntropyBits {
    private final byte[] data;
    private int position;
    private int bits;
    private int count;

    EntropyBits(byte[] data, int start) {
        this.data = data;
        this.position = start;
    }

    int bit() throws CodecException {
        if (count == 0) {
            bits = next();
            count = 8;
        }
        count--;
        return bits >> count & 1;
    }

    int bits(int number) throws CodecException {
        int value = 0;
        for (int i = 0; i < number; i++) {
            value = value << 1 | bit();
        }
        return value;
    }

    /** Drops the rest of the current byte and the restart marker that must follow. */
    void restart() throws CodecException {
        count = 0;
        if (position + 1 >= data.length || data[position] != (byte) 0xff || (data[position + 1] & 0xf8) != 0xd0) {
            throw damaged("lacks a restart marker");
        }
        position += 2;
    }

    /** A number of the given bits, at most 16, whose first one tells the sign (F.2.2.1). */
    int extended(int length) throws CodecException {
        if (length == 0) {
            return 0;
        }
        if (length > 16) {
            throw damaged("has an impossible number");
        }
        int value = bits(length);
        return value < 1 << length - 1 ? value - (1 << length) + 1 : value;
    }

    /** The byte that is read next. */
    int position() {
        return position;
    }

    /** The error that the stream is damaged here. */
    CodecException damaged(String what) {
        return CodecException.damaged("the JPEG data " + what, position);
    }

    private int next() throws CodecException {
        if (position >= data.length) {
            throw damaged("ends too early");
        }
        int value = data[position++] & 0xff;
        if (value == 0xff) {
            if (position >= data.length || data[position] != 0) {
                throw damaged("ends too early");
            }
            position++;
        }
        return value;
    }
}
