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

    private final FileBytes file;
    private final long dataStart;
    private final Header header;

    private SafetensorsFile(FileBytes file, long dataStart, Header header) {
        this.file = file;
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
            FileBytes file = new FileBytes(path, size);
            long length = read(file, channel, 0, Header.PREFIX).getLong();
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
            byte[] json = read(file, channel, Header.PREFIX, (int) length).array();
            return new SafetensorsFile(file, dataStart, HeaderReader.parse(path, json, size - dataStart));
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

    private static ByteBuffer read(FileBytes file, FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        file.read(channel, position, bytes);
        return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the file lay when it was opened; it is not held open. */
    public Path path() {
        return file.path();
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
                FileChannel channel = file.open()) {
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
                FileChannel channel = file.open()) {
            scope.suppressNotUsedWarning();
            NDArray tensor = read(channel, name, slot, manager);
            NDScope.unregister(tensor);
            return tensor;
        }
    }

    /** A tensor row by row, without loading the others. */
    public SafetensorsRows rows(String name) {
        return new SafetensorsRows(file, name, slot(name), dataStart);
    }

    private Header.Slot slot(String name) {
        Header.Slot slot = header.tensors().get(name);
        if (slot == null) {
            throw new NoSuchElementException(file.path() + " has no tensor '" + name + "'.");
        }
        return slot;
    }

    private NDArray read(FileChannel channel, String name, Header.Slot slot, NDManager manager) throws IOException {
        NDArray tensor = manager.create(slot.shape(), slot.type().type());
        long position = dataStart + slot.begin();
        try (TensorChunks chunks = new TensorChunks(tensor)) {
            while (chunks.hasNext()) {
                ByteBuffer buffer = chunks.buffer();
                file.read(channel, position, buffer);
                position += buffer.flip().order(ByteOrder.LITTLE_ENDIAN).remaining();
                if (!slot.type().allows(buffer)) {
                    throw new SafetensorsException(
                            file.path(), "tensor '" + name + "' has truth values other than 0 and 1");
                }
                chunks.fill(buffer);
            }
        }
        return tensor;
    }
}
