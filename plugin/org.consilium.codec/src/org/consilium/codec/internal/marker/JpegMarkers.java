// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.marker;

import org.consilium.codec.frame.CodecException;

/** Goes through the marker segments of a JPEG or JPEG-LS stream, ITU-T T.81 B.1.1. */
public final class JpegMarkers {
    /** Definition of Huffman tables. */
    public static final int HUFFMAN_TABLES = 0xc4;
    /** Definition of quantisation tables. */
    public static final int QUANTISATION_TABLES = 0xdb;
    /** Definition of the restart interval. */
    public static final int RESTART_INTERVAL = 0xdd;
    /** Beginning of a scan. */
    public static final int SCAN = 0xda;

    private static final int END = 0xd9;
    private static final int ARITHMETIC_CONDITIONING = 0xcc;

    private final byte[] data;
    private final String format;
    private int position = 2;
    private int marker;
    private int start;

    /**
     * @param data begins with the marker that starts an image; isn't copied
     * @param format what errors call the stream
     */
    public JpegMarkers(byte[] data, String format) {
        this.data = data;
        this.format = format;
    }

    /** Goes to the next segment and returns its marker. */
    public int next() throws CodecException {
        while (position + 1 < data.length && data[position] == (byte) 0xff && data[position + 1] == (byte) 0xff) {
            position++;
        }
        if (position + 4 > data.length) {
            throw damaged("ends too early");
        }
        if (data[position] != (byte) 0xff) {
            throw damaged("has bytes where a marker must stand");
        }
        marker = data[position + 1] & 0xff;
        start = position + 4;
        int end = position + 2 + ((data[position + 2] & 0xff) << 8 | data[position + 3] & 0xff);
        if (marker == END || end > data.length || end < start) {
            throw damaged("ends too early");
        }
        position = end;
        return marker;
    }

    /** The segment gone to last. */
    public MarkerSegment segment() {
        return new MarkerSegment(data, start, position, format);
    }

    /** Where the segment gone to last ends; after the header of a scan its coded data begins here. */
    public int end() {
        return position;
    }

    /** Goes on from the first marker that follows the coded data of a scan. */
    public void leaveScan(int after) {
        position = after;
        // In coded data a byte below 0x80 follows 0xFF.
        while (position + 1 < data.length && !(data[position] == (byte) 0xff && data[position + 1] < 0)) {
            position++;
        }
    }

    /** Whether the segment gone to last begins a frame, of whatever process of the JPEG family. */
    public boolean beginsFrame() {
        boolean frame = marker >= 0xc0 && marker <= 0xcf || marker == 0xf7;
        return frame && marker != HUFFMAN_TABLES && marker != ARITHMETIC_CONDITIONING;
    }

    /** The error that the stream is damaged here. */
    public CodecException damaged(String what) {
        return CodecException.damaged("the " + format + " data " + what, position);
    }
}
