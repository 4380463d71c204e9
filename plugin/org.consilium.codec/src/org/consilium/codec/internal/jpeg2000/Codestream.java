// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.codec.frame.CodecException;

/** The markers of a codestream and the bytes of its tiles, ITU-T T.800 annex A. */
final class Codestream {
    private static final int START_OF_TILE = 0x90;
    private static final int START_OF_DATA = 0x93;
    private static final int END = 0xd9;

    /** What belongs to a tile. */
    static final class TileBytes {
        final CodingParameters parameters;
        final ByteArrayOutputStream body = new ByteArrayOutputStream();

        TileBytes(CodingParameters parameters) {
            this.parameters = parameters;
        }
    }

    private final byte[] data;
    private final int width;
    private final int height;
    private final Map<Integer, TileBytes> tiles = new TreeMap<>();
    private ImageSize size;
    private CodingParameters parameters;

    private Codestream(byte[] data, int width, int height) {
        this.data = data;
        this.width = width;
        this.height = height;
    }

    /** Reads all markers. A file format around the codestream (JP2) is stepped over. */
    static Codestream read(byte[] data, int width, int height) throws CodecException {
        Codestream stream = new Codestream(data, width, height);
        stream.readAll();
        return stream;
    }

    static CodecException damaged(String what) {
        return CodecException.damaged("the JPEG 2000 data " + what);
    }

    ImageSize size() {
        return size;
    }

    /** Tiles by their number. */
    Map<Integer, TileBytes> tiles() {
        return tiles;
    }

    private void readAll() throws CodecException {
        int at = begin();
        while (at + 4 <= data.length) {
            int marker = marker(at);
            if (marker == END) {
                break;
            }
            int end = segmentEnd(at);
            if (marker == START_OF_TILE) {
                at = tilePart(at, end);
                continue;
            }
            MarkerBytes in = new MarkerBytes(data, at + 4, end);
            if (marker == 0x51) {
                size = size(in);
                parameters = new CodingParameters(size.components());
            } else if (marker == 0x50) {
                throw CodecException.unsupported("High-Throughput JPEG 2000 is not supported");
            } else if (parameters != null) {
                parameters.read(marker, in);
            }
            at = end;
        }
        if (size == null || tiles.isEmpty()) {
            throw damaged("holds no image");
        }
    }

    /** Position after the start of the codestream, which stands at the beginning or in a box of a JP2 file. */
    private int begin() throws CodecException {
        for (int at = 0; at + 4 <= data.length; at++) {
            if (data[at] == (byte) 0xff
                    && data[at + 1] == 0x4f
                    && data[at + 2] == (byte) 0xff
                    && data[at + 3] == 0x51) {
                return at + 2;
            }
        }
        throw damaged("has no codestream");
    }

    private int marker(int at) throws CodecException {
        if (data[at] != (byte) 0xff) {
            throw damaged("has bytes where a marker must stand");
        }
        return data[at + 1] & 0xff;
    }

    private int segmentEnd(int at) throws CodecException {
        int length = (data[at + 2] & 0xff) << 8 | data[at + 3] & 0xff;
        if (length < 2 || at + 2 + length > data.length) {
            throw damaged("has a marker that is too short");
        }
        return at + 2 + length;
    }

    private int tilePart(int start, int headerEnd) throws CodecException {
        if (size == null) {
            throw damaged("holds no image size");
        }
        MarkerBytes in = new MarkerBytes(data, start + 4, headerEnd);
        int index = in.shortValue();
        long length = (long) in.shortValue() << 16 | in.shortValue();
        if (index >= size.tiles()) {
            throw damaged("has a tile outside the image");
        }
        TileBytes tile = tiles.computeIfAbsent(index, i -> new TileBytes(parameters.copy()));
        // A length of 0 stands for the rest of the codestream.
        int end = length == 0 ? restEnd() : (int) Math.min(data.length, start + length);
        int at = headerEnd;
        while (at + 4 <= end && marker(at) != START_OF_DATA) {
            int segmentEnd = segmentEnd(at);
            tile.parameters.read(marker(at), new MarkerBytes(data, at + 4, segmentEnd));
            at = segmentEnd;
        }
        at += 2;
        if (at > end || start + length > data.length) {
            throw damaged("ends too early");
        }
        tile.body.write(data, at, end - at);
        return end;
    }

    private int restEnd() {
        int end = data.length;
        while (end > 1 && !(data[end - 2] == (byte) 0xff && data[end - 1] == (byte) END) && end > data.length - 2) {
            end--;
        }
        return end > 1 && data[end - 1] == (byte) END ? end - 2 : data.length;
    }

    private ImageSize size(MarkerBytes in) throws CodecException {
        in.shortValue();
        long[] wide = new long[8];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = in.intValue();
        }
        // An archive that mistook bytes of the marker for its own delimiter leaves a broken image size. One tile of the
        // expected size then says what the image is.
        if (wide[4] == width && wide[5] == height && wide[2] + wide[3] + wide[6] + wide[7] == 0) {
            wide[0] = width;
            wide[1] = height;
        }
        int[] grid = new int[8];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (int) Math.min(Integer.MAX_VALUE, wide[i]);
        }
        int components = in.shortValue();
        int[] bits = new int[Math.min(components, in.left() / 3)];
        boolean[] signed = new boolean[bits.length];
        for (int i = 0; i < bits.length; i++) {
            int depth = in.byteValue();
            bits[i] = (depth & 127) + 1;
            signed[i] = depth > 127;
            if (in.byteValue() != 1 | in.byteValue() != 1) {
                throw CodecException.unsupported("JPEG 2000 with subsampled colours is not supported");
            }
        }
        ImageSize size =
                new ImageSize(grid[0], grid[1], grid[2], grid[3], grid[4], grid[5], grid[6], grid[7], bits, signed);
        boolean possible = bits.length > 0
                && size.left() < size.right()
                && size.top() < size.bottom()
                && size.tileWidth() > 0
                && size.tileHeight() > 0
                && size.tileLeft() <= size.left()
                && size.tileTop() <= size.top()
                && (long) size.tileLeft() + size.tileWidth() > size.left()
                && (long) size.tileTop() + size.tileHeight() > size.top();
        if (!possible) {
            throw damaged("names an impossible size");
        }
        return size;
    }
}
