// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpegls;

import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;

/** JPEG-LS, lossless and near-lossless, with every way of interleaving colours (ITU-T T.87). */
public final class JpegLs {
    private static final int FRAME = 0xf7;
    private static final int PRESET = 0xf8;
    private static final int SCAN = 0xda;
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int END = 0xd9;

    private final byte[] data;
    private final FrameShape shape;
    private final int[] values;
    private int precision;
    private int[] preset = new int[5];
    private int done;

    private JpegLs(byte[] data, FrameShape shape) {
        this.data = data;
        this.shape = shape;
        this.values = new int[shape.values()];
    }

    public static int[] decode(byte[] data, FrameShape shape) throws CodecException {
        return new JpegLs(data, shape).decode();
    }

    private int[] decode() throws CodecException {
        int position = 2;
        while (position + 4 <= data.length && done < shape.samples()) {
            if (data[position] != (byte) 0xff) {
                throw damaged("has bytes where a marker must stand");
            }
            int marker = data[position + 1] & 0xff;
            if (marker == 0xff) {
                position++;
                continue;
            }
            int start = position + 4;
            int end = position + 2 + number(position + 2);
            if (marker == END || end > data.length || end < start) {
                throw damaged("ends too early");
            }
            position = marker == SCAN ? scan(start, end) : end;
            if (marker == FRAME) {
                readFrame(start, end);
            } else if (marker == PRESET) {
                readPreset(start, end);
            } else if (marker == RESTART_INTERVAL && end > start + 1 && number(start) != 0) {
                throw CodecException.unsupported("JPEG-LS with restart intervals is not supported");
            } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xcc) {
                throw CodecException.unsupported("the JPEG-LS data is of another JPEG process");
            }
        }
        if (done < shape.samples()) {
            throw damaged("ends too early");
        }
        return values;
    }

    private void readFrame(int start, int end) throws CodecException {
        int components = end < start + 6 ? 0 : data[start + 5];
        if (components != shape.samples() || end < start + 6 + 3 * components) {
            throw CodecException.otherPicture("the JPEG-LS image has another number of colours than expected");
        }
        precision = data[start];
        if (number(start + 1) != shape.height() || number(start + 3) != shape.width()) {
            throw CodecException.otherPicture("the JPEG-LS image has another size than expected");
        }
        if (precision < 2 || precision > Math.min(16, shape.cellBits())) {
            throw CodecException.otherPicture("the JPEG-LS image has more bits than expected");
        }
        for (int i = 0; i < components; i++) {
            if (data[start + 7 + 3 * i] != 0x11) {
                throw CodecException.unsupported("JPEG-LS with subsampled colours is not supported");
            }
        }
    }

    private void readPreset(int start, int end) throws CodecException {
        if (end < start + 11 || data[start] != 1) {
            throw CodecException.unsupported("JPEG-LS with mapping tables is not supported");
        }
        for (int i = 0; i < 5; i++) {
            preset[i] = number(start + 1 + 2 * i);
        }
    }

    private int scan(int start, int end) throws CodecException {
        int components = data[start];
        if (precision == 0
                || components < 1
                || components > shape.samples() - done
                || end < start + 4 + 2 * components
                || (data[end - 1] & 15) != 0) {
            throw damaged("has an impossible scan");
        }
        int near = data[end - 3] & 0xff;
        int interleave = data[end - 2] & 0xff;
        if (interleave > 2 || interleave == 0 && components > 1) {
            throw damaged("has an impossible scan");
        }
        int max = preset[0] == 0 ? (1 << precision) - 1 : Math.min(preset[0], (1 << precision) - 1);
        JpegLsParameters parameters =
                new JpegLsParameters(max, near, preset[1], preset[2], preset[3], preset[4]).checked();
        JpegLsBits bits = new JpegLsBits(data, end);
        JpegLsScan scan = new JpegLsScan(parameters, bits, shape.width(), components);
        for (int row = 0; row < shape.height(); row++) {
            int[][] together = interleave == 2 ? scan.lines() : null;
            for (int c = 0; c < components; c++) {
                store(together == null ? scan.line(c) : together[c], row, done + c);
            }
        }
        done += components;
        int position = bits.position();
        // The last byte may be 0xFF, which a stuffed one follows.
        while (position + 1 < data.length && !(data[position] == (byte) 0xff && data[position + 1] < 0)) {
            position++;
        }
        return position;
    }

    private void store(int[] line, int row, int sample) {
        int to = row * shape.width() * shape.samples() + sample;
        for (int x = 1; x <= shape.width(); x++, to += shape.samples()) {
            values[to] = line[x];
        }
    }

    private int number(int at) {
        return (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
    }

    private static CodecException damaged(String what) {
        return CodecException.damaged("the JPEG-LS data " + what);
    }
}
