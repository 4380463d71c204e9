// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import org.consilium.imaging.ImagingException;

/** JPEG-LS, lossless and near-lossless, with every way of interleaving colours (ITU-T T.87). */
final class JpegLs {
    private static final int FRAME = 0xf7;
    private static final int PRESET = 0xf8;
    private static final int SCAN = 0xda;
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int END = 0xd9;

    private final byte[] data;
    private final PixelLayout layout;
    private final int[] values;
    private int precision;
    private int[] preset = new int[5];
    private int done;

    private JpegLs(byte[] data, PixelLayout layout) {
        this.data = data;
        this.layout = layout;
        this.values = new int[layout.frameValues()];
    }

    static int[] decode(byte[] data, PixelLayout layout) throws ImagingException {
        return new JpegLs(data, layout).decode();
    }

    private int[] decode() throws ImagingException {
        int position = 2;
        while (position + 4 <= data.length && done < layout.samples()) {
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
                throw new ImagingException("JPEG-LS with restart intervals is not supported; "
                        + "convert the file to Explicit VR Little Endian");
            } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xcc) {
                throw damaged("isn't of the process the file says; convert it to Explicit VR Little Endian");
            }
        }
        if (done < layout.samples()) {
            throw damaged("ends too early");
        }
        return values;
    }

    private void readFrame(int start, int end) throws ImagingException {
        int components = end < start + 6 ? 0 : data[start + 5];
        if (components != layout.samples() || end < start + 6 + 3 * components) {
            throw new ImagingException(
                    "the JPEG-LS image has another number of colours than the file says; copy it again from its source");
        }
        precision = data[start];
        if (number(start + 1) != layout.rows() || number(start + 3) != layout.columns()) {
            throw new ImagingException(
                    "the JPEG-LS image has another size than the file says; copy it again from its source");
        }
        if (precision < 2 || precision > Math.min(16, layout.bitsAllocated())) {
            throw new ImagingException(
                    "the JPEG-LS image has more bits than the file says; copy it again from its source");
        }
        for (int i = 0; i < components; i++) {
            if (data[start + 7 + 3 * i] != 0x11) {
                throw new ImagingException("JPEG-LS with subsampled colours is not supported; "
                        + "convert the file to Explicit VR Little Endian");
            }
        }
    }

    private void readPreset(int start, int end) throws ImagingException {
        if (end < start + 11 || data[start] != 1) {
            throw new ImagingException(
                    "JPEG-LS with mapping tables is not supported; " + "convert the file to Explicit VR Little Endian");
        }
        for (int i = 0; i < 5; i++) {
            preset[i] = number(start + 1 + 2 * i);
        }
    }

    private int scan(int start, int end) throws ImagingException {
        int components = data[start];
        if (precision == 0
                || components < 1
                || components > layout.samples() - done
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
        JpegLsScan scan = new JpegLsScan(parameters, bits, layout.columns(), components);
        for (int row = 0; row < layout.rows(); row++) {
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
        int to = row * layout.columns() * layout.samples() + sample;
        for (int x = 1; x <= layout.columns(); x++, to += layout.samples()) {
            values[to] = line[x];
        }
    }

    private int number(int at) {
        return (data[at] & 0xff) << 8 | data[at + 1] & 0xff;
    }

    private static ImagingException damaged(String what) {
        return new ImagingException(
                "the JPEG-LS data " + what + "; the file is damaged, copy it again from its source");
    }
}
