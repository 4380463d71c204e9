// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.consilium.codec.internal.marker.MarkerSegment;

/** The markers of a codestream and the bytes of its tiles, ITU-T T.800 annex A. */
final class Codestream {
    private static final String FORMAT = "JPEG 2000";
    private static final int CAPABILITIES = 0x50;
    private static final int SIZE = 0x51;
    private static final int START_OF_TILE = 0x90;
    private static final int START_OF_DATA = 0x93;
    private static final int END = 0xd9;

    /** What belongs to a tile. */
    static final class TileBytes {
        private final CodingParameters parameters;
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        private TileBytes(CodingParameters parameters) {
            this.parameters = parameters;
        }

        CodingParameters parameters() {
            return parameters;
        }

        /** The bytes of all its parts. */
        byte[] body() {
            return body.toByteArray();
        }
    }

    private final byte[] data;
    private final FrameShape shape;
    private final Map<Integer, TileBytes> tiles = new TreeMap<>();
    private ImageSize size;
    private CodingParameters parameters;

    private Codestream(byte[] data, FrameShape shape) {
        this.data = data;
        this.shape = shape;
    }

    /** Reads all markers. A file format around the codestream (JP2) is stepped over. */
    static Codestream read(byte[] data, FrameShape shape) throws CodecException {
        Codestream stream = new Codestream(data, shape);
        stream.readAll();
        return stream;
    }

    /** The error that the stream is damaged, where no byte can be named. */
    static CodecException damaged(String what) {
        return CodecException.damaged("the JPEG 2000 data " + what);
    }

    ImageSize size() {
        return size;
    }

    /** Tiles by their number; none is missing. */
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
            MarkerSegment in = new MarkerSegment(data, at + 4, end, FORMAT);
            switch (marker) {
                case START_OF_TILE -> end = readTilePart(at, in, end);
                case SIZE -> {
                    size = ImageSize.read(in, shape);
                    parameters = new CodingParameters(size.components().size());
                }
                case CAPABILITIES -> throw CodecException.unsupported("High-Throughput JPEG 2000 is not supported");
                default -> {
                    if (parameters != null) {
                        parameters.read(marker, in);
                    }
                }
            }
            at = end;
        }
        if (size == null || tiles.isEmpty()) {
            throw damaged("holds no image");
        }
        if (tiles.size() < size.tiles()) {
            throw damaged("lacks tiles");
        }
    }

    /** Position after the start of the codestream, which stands at the beginning or in a box of a JP2 file. */
    private int begin() throws CodecException {
        for (int at = 0; at + 4 <= data.length; at++) {
            if (data[at] == (byte) 0xff
                    && data[at + 1] == 0x4f
                    && data[at + 2] == (byte) 0xff
                    && data[at + 3] == SIZE) {
                return at + 2;
            }
        }
        throw damaged("has no codestream");
    }

    private int marker(int at) throws CodecException {
        if (data[at] != (byte) 0xff) {
            throw damaged("has bytes where a marker must stand", at);
        }
        return data[at + 1] & 0xff;
    }

    private int segmentEnd(int at) throws CodecException {
        int length = (data[at + 2] & 0xff) << 8 | data[at + 3] & 0xff;
        if (length < 2 || at + 2 + length > data.length) {
            throw damaged("has a marker that is too short", at);
        }
        return at + 2 + length;
    }

    /** Reads a part of a tile whose marker stands at a place, and returns where it ends. */
    private int readTilePart(int start, MarkerSegment in, int headerEnd) throws CodecException {
        if (size == null) {
            throw damaged("holds no image size", start);
        }
        int index = in.shortValue();
        long length = in.intValue();
        if (index >= size.tiles()) {
            throw damaged("has a tile outside the image", start);
        }
        TileBytes tile = tiles.computeIfAbsent(index, i -> new TileBytes(parameters.ofTile()));
        // A length of 0 stands for the rest of the codestream.
        int end = length == 0 ? restEnd() : (int) Math.min(data.length, start + length);
        int at = headerEnd;
        while (at + 4 <= end && marker(at) != START_OF_DATA) {
            int segmentEnd = segmentEnd(at);
            tile.parameters.read(marker(at), new MarkerSegment(data, at + 4, segmentEnd, FORMAT));
            at = segmentEnd;
        }
        at += 2;
        if (at > end || start + length > data.length) {
            throw damaged("ends too early", data.length);
        }
        tile.body.write(data, at, end - at);
        return end;
    }

    private int restEnd() {
        int length = data.length;
        boolean ended = length > 1 && data[length - 2] == (byte) 0xff && data[length - 1] == (byte) END;
        return ended ? length - 2 : length;
    }

    private static CodecException damaged(String what, int at) {
        return CodecException.damaged("the JPEG 2000 data " + what, at);
    }
}
