// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;

/**
 * Writes tensors as a safetensors file, in pieces and with 64-bit offsets, so that neither a tensor nor the file is
 * limited to 2 GiB. The file appears complete or not at all: it is written beside its place, forced to the disk and
 * moved into place, so a failure, an interrupt or the end of the process leaves what was there before.
 */
public final class SafetensorsWriter {

    private SafetensorsWriter() {}

    /** As {@link #write(Path, Map, Map)}. */
    public static void write(Path file, NamedTensors tensors, Map<String, String> metadata) throws IOException {
        write(file, tensors.asMap(), metadata);
    }

    /**
     * Writes a file, replacing one that is there.
     *
     * @param file where to; its folder exists
     * @param tensors the tensors in the order of the header; only read
     * @param metadata free texts for the header, in order
     * @throws IllegalArgumentException if a name or an element type cannot be written
     * @throws ClosedByInterruptException if the thread is interrupted
     * @throws IOException if writing fails; the message names the file and the bytes needed
     */
    public static void write(Path file, Map<String, NDArray> tensors, Map<String, String> metadata) throws IOException {
        write(file, tensors, metadata, UnaryOperator.identity());
    }

    /** Gives a file's tensors their values. */
    @FunctionalInterface
    public interface Filling {
        /** Writes rows in any order; a row that is left out holds zeros. */
        void fill(SafetensorsRowWriter rows) throws IOException;
    }

    /**
     * Writes a file whose tensors are made row by row, replacing one that is there.
     *
     * @param file where to; its folder exists
     * @param layout the tensors in the order of the header
     * @param metadata free texts for the header, in order
     * @param filling is called once; if it throws, the file stays as it was
     * @throws IllegalArgumentException if a name or an element type cannot be written
     * @throws ClosedByInterruptException if the thread is interrupted
     * @throws IOException if writing fails; the message names the file and the bytes needed
     */
    public static void write(Path file, TensorLayout layout, Map<String, String> metadata, Filling filling)
            throws IOException {
        Header header = HeaderWriter.arrange(layout, metadata);
        ByteBuffer head = HeaderWriter.encode(header, layout.tensors().keySet());
        long size = head.limit() + layout.bytes();
        try (PartFile part = PartFile.beside(file)) {
            FileChannel channel = part.channel();
            writeFully(channel, head);
            filling.fill(new SafetensorsRowWriter(channel, header, head.limit()));
            if (channel.size() < size) {
                channel.write(ByteBuffer.allocate(1), size - 1);
            }
            part.moveIntoPlace();
        } catch (IOException e) {
            throw failure(file, size, e);
        }
    }

    /** @param through what the bytes pass on their way into the file */
    static void write(
            Path file,
            Map<String, NDArray> tensors,
            Map<String, String> metadata,
            UnaryOperator<WritableByteChannel> through)
            throws IOException {
        Header header = HeaderWriter.arrange(TensorLayout.of(tensors), metadata);
        ByteBuffer head = HeaderWriter.encode(header, tensors.keySet());
        try {
            PartFile.write(
                    file,
                    channel -> {
                        writeFully(channel, head);
                        for (String name : header.tensors().keySet()) {
                            write(channel, tensors.get(name));
                        }
                    },
                    through);
        } catch (IOException e) {
            throw failure(file, head.limit() + header.layout().bytes(), e);
        }
    }

    /** A cancel stays what it is. */
    private static IOException failure(Path file, long bytes, IOException e) {
        return e instanceof ClosedByInterruptException
                ? e
                : new IOException(
                        "The tensors (" + bytes + " bytes) could not be written to " + file + ": " + e.getMessage(), e);
    }

    private static void write(WritableByteChannel channel, NDArray tensor) throws IOException {
        try (TensorChunks chunks = new TensorChunks(tensor)) {
            while (chunks.hasNext()) {
                writeFully(channel, chunks.next());
            }
        }
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
