// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A tensor of a file, row by row: a row is all that one index of the first axis selects. Only what is asked for is
 * read, so that a tensor larger than the memory can be worked on. Holds nothing open between calls, so there is nothing
 * to close. Rows may be read by several threads.
 */
public final class SafetensorsRows {

    private final FileBytes file;
    private final String name;
    private final Header.Slot slot;
    private final long start;
    private final long rows;
    private final long rowBytes;

    SafetensorsRows(FileBytes file, String name, Header.Slot slot, long dataStart) {
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

    /** The type of the elements, as they stand in the file. */
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
     * @throws BufferOverflowException if the buffer has less than {@link #rowBytes} left
     * @throws IOException if the file cannot be read or has changed since its header was read
     */
    public void read(long row, ByteBuffer target) throws IOException {
        requireRow(row);
        readRows(row, row + 1, target);
    }

    /**
     * Appends some rows to a buffer, one behind the other, elements lowest byte first.
     *
     * @param from the first row
     * @param to the row after the last one
     * @throws IndexOutOfBoundsException if there are no such rows
     * @throws BufferOverflowException if the buffer has less than {@link #rowBytes} for each row left
     * @throws IOException if the file cannot be read or has changed since its header was read
     */
    public void readRows(long from, long to, ByteBuffer target) throws IOException {
        requireRows(from, to);
        long bytes = (to - from) * rowBytes;
        if (bytes > target.remaining()) {
            throw new BufferOverflowException();
        }
        int end = target.position() + (int) bytes;
        fill(start + from * rowBytes, target.duplicate().limit(end));
        target.position(end);
    }

    /**
     * Fills a buffer from within a row, elements lowest byte first.
     *
     * @param offset of the first byte within the row
     * @throws IndexOutOfBoundsException if there is no such row, or it ends before the buffer is full
     * @throws IOException if the file cannot be read or has changed since its header was read
     */
    public void readPart(long row, long offset, ByteBuffer target) throws IOException {
        requireRow(row);
        if (offset < 0 || offset > rowBytes - target.remaining()) {
            throw new IndexOutOfBoundsException("A row of the tensor '" + name + "' has " + rowBytes + " bytes, not "
                    + target.remaining() + " from " + offset + " on.");
        }
        fill(start + row * rowBytes + offset, target);
    }

    private void fill(long position, ByteBuffer target) throws IOException {
        int begin = target.position();
        file.read(position, target);
        if (!slot.type().allows(target.duplicate().position(begin))) {
            throw new SafetensorsException(file.path(), "tensor '" + name + "' has truth values other than 0 and 1");
        }
    }

    private void requireRows(long from, long to) {
        if (from < 0 || to > rows || from > to) {
            throw new IndexOutOfBoundsException(
                    "The tensor '" + name + "' has " + rows + " rows, not rows " + from + " to " + to + ".");
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
        requireRows(from, to);
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact((to - from) * rowBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
        readRows(from, to, bytes);
        long[] shape = slot.shape().getShape().clone();
        shape[0] = to - from;
        // A copy: an array made of a buffer is only a view of it.
        try (NDArray view = manager.create(bytes.flip(), new Shape(shape), type())) {
            return view.duplicate();
        }
    }
}
