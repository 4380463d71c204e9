// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.mask;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * PNG files of every depth and colour type, packed by hand after ISO/IEC 15948.
 *
 * @param type colour type
 * @param interlaced whether rows are stored in the seven passes of Adam7
 * @param transparent the sample of grey, of red, green and blue alike, or the palette index, that is transparent (tRNS); -1 for none
 */
record SmallPng(int width, int height, int depth, int type, boolean interlaced, int transparent) {
    static final int GREY = 0;
    static final int RGB = 2;
    static final int INDEX = 3;
    static final int GREY_ALPHA = 4;
    static final int RGBA = 6;

    /** First column, first row, and how far apart columns and rows are in each pass of Adam7. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    /** The samples of a pixel. */
    interface Samples {
        int[] at(int pixel);
    }

    byte[] encode(Samples samples) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            for (int[] pass : interlaced ? PASSES : new int[][] {{0, 0, 1, 1}}) {
                for (int y = pass[1]; y < height && pass[0] < width; y += pass[3]) {
                    out.write(0);
                    out.write(row(samples, y, pass[0], pass[2]));
                }
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) depth).put((byte) type).put(12, (byte) (interlaced ? 1 : 0));
        chunk(png, "IHDR", header.array());
        chunk(png, "gAMA", ByteBuffer.allocate(4).putInt(45455).array());
        if (type == INDEX) {
            byte[] palette = new byte[3 << depth];
            for (int i = 3; i < palette.length; i++) {
                palette[i] = (byte) (i * 37);
            }
            chunk(png, "PLTE", palette);
        }
        if (transparent >= 0 && type == GREY) {
            chunk(png, "tRNS", new byte[] {(byte) (transparent >> 8), (byte) transparent});
        } else if (transparent >= 0 && type == RGB) {
            byte high = (byte) (transparent >> 8);
            byte low = (byte) transparent;
            chunk(png, "tRNS", new byte[] {high, low, high, low, high, low});
        } else if (transparent >= 0) {
            byte[] opacity = new byte[transparent + 1];
            java.util.Arrays.fill(opacity, 0, transparent, (byte) 255);
            chunk(png, "tRNS", opacity);
        }
        chunk(png, "IDAT", packed.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private byte[] row(Samples samples, int y, int first, int step) {
        ByteArrayOutputStream row = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int x = first; x < width; x += step) {
            for (int sample : samples.at(y * width + x)) {
                buffer = buffer << depth | sample;
                bits += depth;
                while (bits >= 8) {
                    bits -= 8;
                    row.write(buffer >> bits);
                }
            }
        }
        if (bits > 0) {
            row.write(buffer << 8 - bits);
        }
        return row.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
