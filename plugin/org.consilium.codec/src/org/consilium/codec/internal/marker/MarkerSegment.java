// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.marker;

import org.consilium.codec.frame.CodecException;

/** The bytes of a marker segment after its length, read one after the other, big endian. */
public final class MarkerSegment {
    private final byte[] data;
    private final int end;
    private final String format;
    private int position;

    /**
     * @param data the whole stream; isn't copied
     * @param start of the bytes after the length
     * @param end of the segment, at most the length of the data
     * @param format what errors call the stream
     */
    public MarkerSegment(byte[] data, int start, int end, String format) {
        this.data = data;
        this.position = start;
        this.end = end;
        this.format = format;
    }

    /** Bytes that are left. */
    public int left() {
        return end - position;
    }

    /** 0 to 255. */
    public int byteValue() throws CodecException {
        if (position >= end) {
            throw damaged("has a marker that is too short");
        }
        return data[position++] & 0xff;
    }

    /** 0 to 65535. */
    public int shortValue() throws CodecException {
        return byteValue() << 8 | byteValue();
    }

    /** 0 to 2^32 - 1. */
    public long intValue() throws CodecException {
        return (long) shortValue() << 16 | shortValue();
    }

    /** The error that the stream is damaged here. */
    public CodecException damaged(String what) {
        return CodecException.damaged("the " + format + " data " + what, position);
    }
}
