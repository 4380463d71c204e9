// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor of a file, row by row: a row is all that one index of the first axis selects. Only what is asked for is
 * read, through memory mapped windows, so that a tensor larger than the memory can be worked on. Rows may be read by
 * several threads.
 */
public final class SafetensorsRows implements AutoCloseable {

    private final FileWindows file;
    private final String name;
    private final Header.Slot slot;
    private final long start;
    private final long rows;
    private final long rowBytes;

    SafetensorsRows(FileWindows file, String name, Header.Slot slot, long dataStart) {
        if (slot.shape().dimension() == 0) {
            throw new IllegalArgumentException("The tensor '" + name + "' is a single number and has no rows.");
        }
        this.file = file;
        this.name = name;
        this.slot = slot;
        this.start = dataStart + slot.begin();
        this.rows = slot.shape().get(0);
        this.rowBytes = rows == 0 ? 0 : slot.bytes() / rows;
    }

    /** How many rows there are. */
    public long count() {
        return rows;
    }

    /** The shape of one row: that of the tensor without its first axis. */
    public Shape rowShape() {
        long[] shape = slot.shape().getShape();
        return new Shape(Arrays.copyOfRange(shape, 1, shape.length));
    }

    public DataType type() {
        return slot.type().type();
    }

    /** The size of one row in bytes. */
    public long rowBytes() {
        return rowBytes;
    }

    /**
     * Appends one row to a buffer, elements lowest byte first.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     * @throws java.nio.BufferOverflowException if the buffer has less than {@link #rowBytes} left
     * @throws IOException if the file cannot be read or has changed since its header was read
     */
    public void read(long row, ByteBuffer target) throws IOException {
        requireRow(row);
        if (rowBytes > target.remaining()) {
            throw new java.nio.BufferOverflowException();
        }
        int end = target.position() + (int) rowBytes;
        read(row, 0, target.duplicate().limit(end));
        target.position(end);
    }

    /**
     * Fills a buffer from within a row, elements lowest byte first.
     *
     * @param offset of the first byte within the row
     * @throws IndexOutOfBoundsException if there is no such row, or it ends before the buffer is full
     * @throws IOException if the file cannot be read or has changed since its header was read
     */
    public void read(long row, long offset, ByteBuffer target) throws IOException {
        requireRow(row);
        if (offset < 0 || offset > rowBytes - target.remaining()) {
            throw new IndexOutOfBoundsException("A row of the tensor '" + name + "' has " + rowBytes + " bytes, not "
                    + target.remaining() + " from " + offset + " on.");
        }
        int begin = target.position();
        file.read(start + row * rowBytes + offset, target);
        if (!slot.type().allows(target.duplicate().position(begin))) {
            throw new SafetensorsException(file.path(), "tensor '" + name + "' has truth values other than 0 and 1");
        }
    }

    private void requireRow(long row) {
        if (row < 0 || row >= rows) {
            throw new IndexOutOfBoundsException(
                    "The tensor '" + name + "' has " + rows + " rows, not a row " + row + ".");
        }
    }

    /**
     * Reads some rows.
     *
     * @param from the first row
     * @param to the row after the last one
     * @return the rows, owned by the manager, at most 2 GiB
     * @throws IOException if the file cannot be read or has changed since its header was read
     */
    public NDArray read(long from, long to, NDManager manager) throws IOException {
        if (from < 0 || to > rows || from > to) {
            throw new IndexOutOfBoundsException(
                    "The tensor '" + name + "' has " + rows + " rows, not rows " + from + " to " + to + ".");
        }
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact((to - from) * rowBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (long row = from; row < to; row++) {
            read(row, bytes);
        }
        long[] shape = slot.shape().getShape().clone();
        shape[0] = to - from;
        // A copy: an array made of a buffer is only a view of it.
        try (NDArray view = manager.create(bytes.flip(), new Shape(shape), type())) {
            return view.duplicate();
        }
    }

    /** Lets go of the file's pages. */
    @Override
    public void close() {
        file.release();
    }
}
