// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.png;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Puts a PNG together (ISO/IEC 15948): header, one data chunk, end. */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /**
     * @param colourType 0 for grey, 2 for RGB
     * @param rowBytes bytes of a row
     */
    byte[] write(int width, int height, int depth, int colourType, int rowBytes, byte[] values) {
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put((byte) depth).put((byte) colourType);
        chunk("IHDR", header.array());
        chunk("IDAT", compressed(values, height, rowBytes));
        chunk("IEND", new byte[0]);
        return out.toByteArray();
    }

    /** Every row begins with its filter: "Up" for all but the first, which needs none. */
    private static byte[] compressed(byte[] values, int height, int rowBytes) {
        byte[] filtered = new byte[height * (rowBytes + 1)];
        for (int row = 0; row < height; row++) {
            int to = row * (rowBytes + 1);
            filtered[to] = (byte) (row == 0 ? 0 : 2);
            for (int i = 0; i < rowBytes; i++) {
                int above = row == 0 ? 0 : values[(row - 1) * rowBytes + i];
                filtered[to + 1 + i] = (byte) (values[row * rowBytes + i] - above);
            }
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED + 5);
        try {
            deflater.setInput(filtered);
            deflater.finish();
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 13];
            while (!deflater.finished()) {
                data.write(buffer, 0, deflater.deflate(buffer));
            }
            return data.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private void chunk(String type, byte[] data) {
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
