// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import org.consilium.codec.frame.CodecException;

/** The bytes of a marker segment. */
final class MarkerBytes {
    private final byte[] data;
    private final int end;
    private int position;

    MarkerBytes(byte[] data, int start, int end) {
        this.data = data;
        this.position = start;
        this.end = end;
    }

    int left() {
        return end - position;
    }

    int byteValue() throws CodecException {
        if (position >= end) {
            throw Codestream.damaged("has a marker that is too short");
        }
        return data[position++] & 0xff;
    }

    int shortValue() throws CodecException {
        return byteValue() << 8 | byteValue();
    }

    long intValue() throws CodecException {
        return (long) shortValue() << 16 | shortValue();
    }
}
