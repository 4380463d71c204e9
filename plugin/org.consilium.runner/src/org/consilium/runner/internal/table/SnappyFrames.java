// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The stream that snappy-java writes: eight magic bytes, version 1, oldest readable version 1, then blocks, each with
 * its length before it (big endian).
 */
final class SnappyFrames {
    private static final byte[] MAGIC = {(byte) 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0};
    private static final int BLOCK = 32 * 1024;

    private SnappyFrames() {}

    static void write(byte[] data, OutputStream out) throws IOException {
        DataOutputStream target = new DataOutputStream(out);
        target.write(MAGIC);
        target.writeInt(1);
        target.writeInt(1);
        for (int start = 0; start < data.length; start += BLOCK) {
            byte[] block = Snappy.literalBlock(data, start, Math.min(BLOCK, data.length - start));
            target.writeInt(block.length);
            target.write(block);
        }
        target.flush();
    }

    static byte[] read(InputStream in) throws IOException {
        DataInputStream source = new DataInputStream(in);
        byte[] magic = source.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("the data are not compressed with Snappy");
        }
        int version = source.readInt();
        int oldest = source.readInt();
        if (oldest > 1) {
            throw new IOException("the Snappy stream has the unknown version " + version);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (true) {
            byte[] head = source.readNBytes(4);
            if (head.length == 0) {
                return out.toByteArray();
            }
            if (head.length < 4) {
                throw new EOFException("the compressed data end early");
            }
            int length = (head[0] & 0xff) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | head[3] & 0xff;
            byte[] block = length < 0 ? new byte[0] : source.readNBytes(length);
            if (block.length != length) {
                throw new EOFException("the compressed data end early");
            }
            out.write(Snappy.decompress(block));
        }
    }
}
