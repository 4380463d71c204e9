// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.table;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * Texts of any length: as {@link DataOutputStream#writeUTF} has them, but where one takes 65535 bytes or more, these two
 * bytes are {@code 0xFFFF} and the true number follows in eight.
 */
final class LongText {
    private static final int LONG = 0xFFFF;

    private LongText() {}

    static void write(String text, DataOutputStream out) throws IOException {
        byte[] bytes = encode(text);
        if (bytes.length < LONG) {
            out.writeShort(bytes.length);
        } else {
            out.writeShort(LONG);
            out.writeLong(bytes.length);
        }
        out.write(bytes);
    }

    /** Reads a text; a damaged number costs no more memory than there are bytes. */
    static String read(DataInputStream in) throws IOException {
        long length = in.readUnsignedShort();
        if (length == LONG) {
            length = in.readLong();
        }
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length != length) {
            throw new EOFException("a text ends early");
        }
        return decode(bytes);
    }

    /** One to three bytes a character, each half of a pair for itself, two for zero. */
    private static byte[] encode(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length += size(text.charAt(i));
        }
        byte[] bytes = new byte[length];
        int place = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int size = size(c);
            if (size == 1) {
                bytes[place] = (byte) c;
            } else if (size == 2) {
                bytes[place] = (byte) (0xC0 | c >> 6);
                bytes[place + 1] = continuation(c);
            } else {
                bytes[place] = (byte) (0xE0 | c >> 12);
                bytes[place + 1] = continuation(c >> 6);
                bytes[place + 2] = continuation(c);
            }
            place = Math.addExact(place, size);
        }
        return bytes;
    }

    private static int size(char c) {
        if (c > 0 && c < 0x80) {
            return 1;
        }
        return c < 0x800 ? 2 : 3;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3F);
    }

    private static String decode(byte[] bytes) throws IOException {
        StringBuilder text = new StringBuilder(bytes.length);
        int place = 0;
        while (place < bytes.length) {
            int first = bytes[place] & 0xFF;
            int size = first < 0x80 ? 1 : first >> 5 == 0b110 ? 2 : first >> 4 == 0b1110 ? 3 : 0;
            if (size == 0 || place + size > bytes.length) {
                throw new IOException("a text with the byte " + first + " where it can't be");
            }
            int c = size == 1 ? first : first & 0x7F >> size;
            for (int i = 1; i < size; i++) {
                if ((bytes[place + i] & 0xC0) != 0x80) {
                    throw new IOException("a text with the byte " + (bytes[place + i] & 0xFF) + " where it can't be");
                }
                c = c << 6 | bytes[place + i] & 0x3F;
            }
            text.append((char) c);
            place += size;
        }
        return text.toString();
    }
}
