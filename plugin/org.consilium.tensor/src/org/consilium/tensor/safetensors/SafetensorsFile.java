// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;

/**
 * A safetensors file whose header was read and checked. No file stays open between calls, so an instance needs no
 * closing and an interrupt of one reader does not disturb another.
 *
 * <p>The format: https://github.com/huggingface/safetensors. Refused are gaps, overlaps, offsets beyond the file,
 * trailing bytes, repeated names, element types that the engine cannot hold and headers over 100 MB.
 */
public final class SafetensorsFile {

    private final Path path;
    private final long size;
    private final long dataStart;
    private final Header header;

    private SafetensorsFile(Path path, long size, long dataStart, Header header) {
        this.path = path;
        this.size = size;
        this.dataStart = dataStart;
        this.header = header;
    }

    /**
     * Reads and checks the header.
     *
     * @throws SafetensorsException if the file is refused; the message names it and the reason
     * @throws NoSuchFileException if there is no such file
     * @throws java.nio.channels.ClosedByInterruptException if the thread is interrupted
     */
    public static SafetensorsFile open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < Header.PREFIX) {
                throw new SafetensorsException(path, "it has only " + size + " bytes");
            }
            long length = readFully(path, channel, ByteBuffer.allocate(Header.PREFIX), 0)
                    .getLong();
            if (length < 0 || length > Header.MAX_BYTES) {
                throw new SafetensorsException(
                        path,
                        "its header claims " + Long.toUnsignedString(length) + " bytes, more than the "
                                + Header.MAX_BYTES + " allowed");
            }
            long dataStart = Header.PREFIX + length;
            if (dataStart > size) {
                throw new SafetensorsException(
                        path, "its header claims " + length + " bytes, but the file has only " + size);
            }
            byte[] json = readFully(path, channel, ByteBuffer.allocate((int) length), Header.PREFIX)
                    .array();
            return new SafetensorsFile(path, size, dataStart, HeaderReader.parse(path, json, size - dataStart));
        }
    }

    /**
     * As {@link #open(Path)}, and compares names, types and shapes with what the caller counts on.
     *
     * @throws IOException if they differ; the message says where
     */
    public static SafetensorsFile open(Path path, TensorLayout expected) throws IOException {
        SafetensorsFile file = open(path);
        if (!file.layout().equals(expected)) {
            throw new IOException(path + " does not hold the expected tensors: "
                    + file.layout().differenceFrom(expected) + ". Execute the node that makes them again.");
        }
        return file;
    }

    public Path path() {
        return path;
    }

    /** The free texts of the header, in the file's order. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** Names, types and shapes, in the header's order. */
    public TensorLayout layout() {
        return header.layout();
    }

    /**
     * Reads all tensors.
     *
     * @return the tensors with a manager of their own; the caller closes them
     * @throws IOException if the file cannot be read or has changed since it was opened
     */
    public NamedTensors load(Device device) throws IOException {
        try (Arena arena = Arena.on(device);
                NDScope scope = new NDScope();
                FileChannel channel = open()) {
            scope.suppressNotUsedWarning();
            Map<String, NDArray> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, Header.Slot> entry : header.tensors().entrySet()) {
                tensors.put(entry.getKey(), read(channel, entry.getKey(), entry.getValue(), arena.manager()));
            }
            return arena.handOver(tensors);
        }
    }

    /**
     * Reads one tensor.
     *
     * @return the tensor, attached to the manager
     * @throws NoSuchElementException if there is none of that name
     * @throws IOException if the file cannot be read or has changed since it was opened
     */
    public NDArray read(String name, NDManager manager) throws IOException {
        Header.Slot slot = slot(name);
        try (NDScope scope = new NDScope();
                FileChannel channel = open()) {
            scope.suppressNotUsedWarning();
            NDArray tensor = read(channel, name, slot, manager);
            NDScope.unregister(tensor);
            return tensor;
        }
    }

    /** A tensor row by row, without loading the others; the caller closes the reader. */
    public SafetensorsRows rows(String name) {
        return new SafetensorsRows(new FileWindows(path, size), name, slot(name), dataStart);
    }

    private Header.Slot slot(String name) {
        Header.Slot slot = header.tensors().get(name);
        if (slot == null) {
            throw new NoSuchElementException(path + " has no tensor '" + name + "'.");
        }
        return slot;
    }

    private FileChannel open() throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        if (channel.size() != size) {
            channel.close();
            throw new SafetensorsException(path, "it has changed while it was in use");
        }
        return channel;
    }

    private NDArray read(FileChannel channel, String name, Header.Slot slot, NDManager manager) throws IOException {
        NDArray tensor = manager.create(slot.shape(), slot.type().type());
        long position = dataStart + slot.begin();
        try (TensorChunks chunks = new TensorChunks(tensor)) {
            while (chunks.hasNext()) {
                ByteBuffer buffer = chunks.buffer();
                readFully(path, channel, buffer, position);
                position += buffer.remaining();
                if (!slot.type().allows(buffer)) {
                    throw new SafetensorsException(path, "tensor '" + name + "' has truth values other than 0 and 1");
                }
                chunks.fill(buffer);
            }
        }
        return tensor;
    }

    /** Fills the buffer from the file and turns it to reading, lowest byte first. */
    private static ByteBuffer readFully(Path path, FileChannel channel, ByteBuffer buffer, long position)
            throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                throw new SafetensorsException(path, "it became shorter while it was read");
            }
            at += count;
        }
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }
}
