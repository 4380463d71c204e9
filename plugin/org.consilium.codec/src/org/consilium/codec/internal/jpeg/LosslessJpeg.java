// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.consilium.codec.internal.marker.FrameHeader;
import org.consilium.codec.internal.marker.JpegMarkers;
import org.consilium.codec.internal.marker.MarkerSegment;

/** Lossless JPEG with Huffman coding, process 14 of ITU-T T.81 (annex H), all seven predictors. */
public final class LosslessJpeg {
    private static final String FORMAT = "JPEG";
    private static final int LOSSLESS = 0xc3;

    private final byte[] data;
    private final FrameShape shape;
    private final JpegMarkers markers;
    private final HuffmanTable[] tables = new HuffmanTable[4];
    private int precision;
    private int interval;

    private LosslessJpeg(byte[] data, FrameShape shape) {
        this.data = data;
        this.shape = shape;
        this.markers = new JpegMarkers(data, FORMAT);
    }

    /**
     * Decodes a picture.
     *
     * @return {@code shape.values()} values from 0 to 65535 at most, row by row, colours beside each other
     * @throws CodecException where the data isn't such a picture, or is damaged
     */
    public static int[] decode(byte[] data, FrameShape shape) throws CodecException {
        return new LosslessJpeg(data, shape).decode();
    }

    private int[] decode() throws CodecException {
        while (true) {
            int marker = markers.next();
            MarkerSegment in = markers.segment();
            switch (marker) {
                case LOSSLESS -> readFrame(in);
                case JpegMarkers.HUFFMAN_TABLES -> readTables(in);
                case JpegMarkers.RESTART_INTERVAL -> interval = in.shortValue();
                case JpegMarkers.SCAN -> {
                    return scan(in);
                }
                default -> {
                    if (markers.beginsFrame()) {
                        throw CodecException.unsupported("the JPEG data isn't of the lossless process expected");
                    }
                }
            }
        }
    }

    private void readFrame(MarkerSegment in) throws CodecException {
        FrameHeader frame = FrameHeader.read(in, shape, FORMAT);
        if (!frame.fullySampled()) {
            throw CodecException.unsupported("lossless JPEG with subsampled colours is not supported");
        }
        precision = frame.precision();
    }

    private void readTables(MarkerSegment in) throws CodecException {
        while (in.left() > 0) {
            int slot = in.byteValue() & 3;
            tables[slot] = new HuffmanTable(in);
        }
    }

    private int[] scan(MarkerSegment in) throws CodecException {
        int samples = in.byteValue();
        if (precision == 0) {
            throw in.damaged("has a scan before its image");
        }
        if (samples != shape.samples()) {
            throw CodecException.unsupported("lossless JPEG with a scan for each colour is not supported");
        }
        HuffmanTable[] used = new HuffmanTable[samples];
        for (int i = 0; i < samples; i++) {
            in.byteValue();
            used[i] = tables[in.byteValue() >> 4 & 3];
            if (used[i] == null) {
                throw in.damaged("lacks a table");
            }
        }
        // A value takes at least one bit, so a small file can't claim a huge image.
        if (shape.values() > 8L * data.length) {
            throw in.damaged("is too short for the image");
        }
        int predictor = in.byteValue();
        in.byteValue();
        int shift = in.byteValue() & 15;
        if (predictor < 1 || predictor > 7 || shift >= precision) {
            throw in.damaged("has an impossible scan");
        }
        int[] values = values(new EntropyBits(data, markers.end()), used, predictor, 1 << precision - shift - 1);
        for (int i = 0; shift > 0 && i < values.length; i++) {
            values[i] <<= shift;
        }
        return values;
    }

    private int[] values(EntropyBits bits, HuffmanTable[] used, int predictor, int origin) throws CodecException {
        int samples = shape.samples();
        int columns = shape.width();
        int line = samples * columns;
        int[] values = new int[shape.values()];
        // The first line after a restart is predicted like the first line of the image.
        int firstLine = 0;
        int mask = 0xffff;
        for (int pixel = 0; pixel < values.length / samples; pixel++) {
            int row = pixel / columns;
            int column = pixel % columns;
            boolean begin = pixel == 0;
            if (interval > 0 && pixel > 0 && pixel % interval == 0) {
                bits.restart();
                firstLine = row;
                begin = true;
            }
            for (int sample = 0; sample < samples; sample++) {
                int at = pixel * samples + sample;
                int prediction;
                if (begin) {
                    prediction = origin;
                } else if (row == firstLine) {
                    prediction = column == 0 ? origin : values[at - samples];
                } else if (column == 0) {
                    prediction = values[at - line];
                } else {
                    prediction =
                            predicted(predictor, values[at - samples], values[at - line], values[at - line - samples]);
                }
                values[at] = prediction + difference(bits, used[sample]) & mask;
            }
        }
        return values;
    }

    private static int predicted(int predictor, int left, int above, int corner) {
        return switch (predictor) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> corner;
            case 4 -> left + above - corner;
            case 5 -> left + (above - corner >> 1);
            case 6 -> above + (left - corner >> 1);
            default -> left + above >> 1;
        };
    }

    private static int difference(EntropyBits bits, HuffmanTable table) throws CodecException {
        int length = table.symbol(bits);
        // A difference of 32768 stands for itself, without further bits.
        return length >= 16 ? 32768 : bits.extended(length);
    }
}
