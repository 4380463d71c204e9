// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg;

import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/** Lossless JPEG with Huffman coding, process 14 of ITU-T T.81 (annex H), all seven predictors. */
public final class LosslessJpeg {
    private static final int FRAME = 0xc3;
    private static final int HUFFMAN = 0xc4;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int RESTART_INTERVAL = 0xdd;

    private final byte[] data;
    private final FrameShape shape;
    private final HuffmanTable[] tables = new HuffmanTable[4];
    private int precision;
    private int interval;

    private LosslessJpeg(byte[] data, FrameShape shape) {
        this.data = data;
        this.shape = shape;
    }

    public static int[] decode(byte[] data, FrameShape shape) throws CodecException {
        // A value takes at least one bit, so a small file can't claim a huge image.
        if (shape.values() > 8L * data.length) {
            throw CodecException.damaged("the JPEG data is too short for the image");
        }
        return new LosslessJpeg(data, shape).decode();
    }

    private int[] decode() throws CodecException {
        int position = 2;
        while (position + 4 <= data.length) {
            if (data[position] != (byte) 0xff) {
                throw damaged();
            }
            int marker = data[position + 1] & 0xff;
            if (marker == 0xff) {
                position++;
                continue;
            }
            int start = position + 4;
            int end = position + 2 + number(position + 2);
            if (marker == END || end > data.length || end < start) {
                throw damaged();
            }
            switch (marker) {
                case FRAME -> readFrame(start, end);
                case HUFFMAN -> readTables(start, end);
                case RESTART_INTERVAL -> interval = number(start);
                case SCAN -> {
                    return scan(start, end);
                }
                default -> {
                    if (marker >= 0xc0 && marker <= 0xcf) {
                        throw CodecException.unsupported("the JPEG data isn't of the lossless process expected");
                    }
                }
            }
            position = end;
        }
        throw damaged();
    }

    private void readFrame(int start, int end) throws CodecException {
        int components = start + 6 > end ? 0 : data[start + 5];
        if (components != shape.samples() || end < start + 6 + 3 * components) {
            throw CodecException.otherPicture("the JPEG image has another number of colours than expected");
        }
        precision = data[start];
        if (number(start + 1) != shape.height() || number(start + 3) != shape.width()) {
            throw CodecException.otherPicture("the JPEG image has another size than expected");
        }
        if (precision < 2 || precision > shape.cellBits()) {
            throw CodecException.otherPicture("the JPEG image has more bits than expected");
        }
        for (int i = 0; i < components; i++) {
            if (data[start + 7 + 3 * i] != 0x11) {
                throw CodecException.unsupported("lossless JPEG with subsampled colours is not supported");
            }
        }
    }

    private void readTables(int start, int end) throws CodecException {
        for (int at = start; at + 17 <= end; ) {
            int slot = data[at] & 3;
            tables[slot] = new HuffmanTable(data, at + 1);
            at += 1 + tables[slot].bytes();
        }
    }

    private int[] scan(int start, int end) throws CodecException {
        int samples = shape.samples();
        if (precision == 0 || data[start] != samples || end < start + 4 + 2 * samples) {
            throw CodecException.unsupported("lossless JPEG with a scan for each colour is not supported");
        }
        HuffmanTable[] used = new HuffmanTable[samples];
        for (int i = 0; i < samples; i++) {
            used[i] = tables[data[start + 2 + 2 * i] >> 4 & 3];
            if (used[i] == null) {
                throw damaged();
            }
        }
        int predictor = data[start + 1 + 2 * samples];
        int shift = data[start + 3 + 2 * samples] & 15;
        if (predictor < 1 || predictor > 7 || shift >= precision) {
            throw damaged();
        }
        int[] values = values(new EntropyBits(data, end), used, predictor, 1 << precision - shift - 1);
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
                            predict(predictor, values[at - samples], values[at - line], values[at - line - samples]);
                }
                values[at] = prediction + difference(bits, used[sample]) & mask;
            }
        }
        return values;
    }

    private static int predict(int predictor, int left, int above, int corner) {
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
        if (length == 0) {
            return 0;
        }
        if (length >= 16) {
            return 32768;
        }
        return bits.extended(length);
    }

    private int number(int at) {
        return (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
    }

    private static CodecException damaged() {
        return CodecException.damaged("the JPEG data is damaged");
    }
}
