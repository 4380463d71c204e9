// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Writes a file beside its place and moves it there when it is complete. */
public final class FileReplacement {

    private FileReplacement() {}

    /** Writes a text as UTF-8; whatever goes wrong, the file is the old one or the new one. */
    public static void write(Path file, String text) throws IOException {
        write(file, new Text(StandardCharsets.UTF_8.encode(text)));
    }

    record Text(ByteBuffer bytes) implements Content {
        @Override
        public void writeTo(WritableByteChannel channel) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    /** Fills a file through its channel. */
    interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /** Writes the content; whatever goes wrong, the file is the old one or the new one and nothing lies beside it. */
    static void write(Path file, Content content) throws IOException {
        write(file, content, UnaryOperator.identity());
    }

    /** @param through what the bytes pass on their way into the file */
    static void write(Path file, Content content, UnaryOperator<WritableByteChannel> through) throws IOException {
        try (PartFile part = PartFile.beside(file)) {
            content.writeTo(through.apply(part.channel()));
            part.moveIntoPlace();
        }
    }
}
