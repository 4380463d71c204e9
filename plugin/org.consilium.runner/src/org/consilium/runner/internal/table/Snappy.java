// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * One block of Google's Snappy format. Blocks are written as literals alone, which every reader takes: the tables are
 * small, and most of their bytes are pictures that were compressed before. Reading knows the whole format.
 */
final class Snappy {
    private Snappy() {}

    static byte[] literalBlock(byte[] data, int offset, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 8);
        int rest = length;
        while (rest >= 0x80) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        if (length > 0) {
            literalTag(length - 1, out);
            out.write(data, offset, length);
        }
        return out.toByteArray();
    }

    private static void literalTag(int value, ByteArrayOutputStream out) {
        if (value < 60) {
            out.write(value << 2);
            return;
        }
        int bytes = value < 1 << 8 ? 1 : value < 1 << 16 ? 2 : value < 1 << 24 ? 3 : 4;
        out.write(59 + bytes << 2);
        for (int i = 0; i < bytes; i++) {
            out.write(value >>> 8 * i);
        }
    }

    static byte[] decompress(byte[] block) throws IOException {
        try {
            return new Decoder(block).run();
        } catch (ArrayIndexOutOfBoundsException | NegativeArraySizeException e) {
            throw new IOException("the compressed data are damaged", e);
        }
    }

    private static final class Decoder {
        private final byte[] in;
        private int read;
        private byte[] out;
        private int written;

        Decoder(byte[] in) {
            this.in = in;
        }

        byte[] run() throws IOException {
            out = new byte[length()];
            while (read < in.length) {
                int tag = in[read++] & 0xff;
                switch (tag & 3) {
                    case 0 -> literal(tag >>> 2);
                    case 1 -> copy((tag >>> 5) << 8 | little(1), (tag >>> 2 & 7) + 4);
                    case 2 -> copy(little(2), (tag >>> 2) + 1);
                    default -> copy(little(4), (tag >>> 2) + 1);
                }
            }
            if (written != out.length) {
                throw new IOException("the compressed data end early");
            }
            return out;
        }

        /** A block grows by less than a factor of 22 000 in this format; a longer claim is damage. */
        private int length() throws IOException {
            long value = 0;
            int shift = 0;
            int next;
            do {
                next = in[read++];
                value |= (long) (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0 && shift < 35);
            if (value > in.length * 22_000L || value > Integer.MAX_VALUE - 8) {
                throw new IOException("the compressed data claim to hold " + value + " bytes");
            }
            return (int) value;
        }

        private void literal(int code) {
            int length = (code < 60 ? code : little(code - 59)) + 1;
            System.arraycopy(in, read, out, written, length);
            read += length;
            written += length;
        }

        /** Source and target may overlap: a copy repeats what it has just written. */
        private void copy(int offset, int length) throws IOException {
            if (offset <= 0 || offset > written) {
                throw new IOException("the compressed data are damaged");
            }
            for (int i = 0; i < length; i++, written++) {
                out[written] = out[written - offset];
            }
        }

        private int little(int bytes) {
            int value = 0;
            for (int i = 0; i < bytes; i++) {
                value |= (in[read++] & 0xff) << 8 * i;
            }
            return value;
        }
    }
}
