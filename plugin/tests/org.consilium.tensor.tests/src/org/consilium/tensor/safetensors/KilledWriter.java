// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that writes one file over and over, as the writer of tensors does, until it is killed. */
final class KilledWriter {

    static final int BYTES = 3 << 20;

    /** A content that is written without stopping in the middle. */
    static final byte ALONE = 99;

    private static final int PIECE = 1 << 16;

    private KilledWriter() {}

    /** A whole file whose bytes are all the same, after a header that fits. */
    static byte[] content(byte value) {
        byte[] data = new byte[BYTES];
        Arrays.fill(data, value);
        return MinimalSafetensors.bytes(
                "{" + MinimalSafetensors.tensor("x", "U8", "[" + BYTES + "]", 0, BYTES) + "}", data);
    }

    static void write(Path file, byte value) throws IOException {
        PartFile.write(file, new Pieces(value));
    }

    /** No lambda and no anonymous class, so that the other Java can be given it by name. */
    record Pieces(byte value) implements PartFile.Content {
        @Override
        public void writeTo(WritableByteChannel channel) throws IOException {
            ByteBuffer all = ByteBuffer.wrap(content(value));
            while (all.position() < all.capacity()) {
                channel.write(all.limit(Math.min(all.capacity(), all.position() + PIECE)));
                if (all.position() == BYTES / 2 && value != ALONE) {
                    System.out.println("half of " + value);
                    System.in.read();
                }
            }
        }
    }

    /**
     * Writes 0, 1, 2, ... until it is ended, and waits for a line in the middle of each; the first argument is the
     * file, the second how often at most; with a third it waits for nobody.
     */
    public static void main(String[] arguments) {
        try {
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                write(Path.of(arguments[0]), arguments.length > 2 ? ALONE : (byte) i);
            }
        } catch (IOException e) {
            System.out.println("failed: " + e.getMessage());
        }
    }
}
