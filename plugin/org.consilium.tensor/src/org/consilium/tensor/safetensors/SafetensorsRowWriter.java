// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.NoSuchElementException;

/**
 * The tensors of a file that is being written, row by row in any order: a row is all that one index of the first axis
 * selects. Holds nothing in memory. Valid while {@link SafetensorsWriter.Filling} runs, on its thread.
 */
public final class SafetensorsRowWriter {

    private final FileChannel channel;
    private final Header header;
    private final long dataStart;

    SafetensorsRowWriter(FileChannel channel, Header header, long dataStart) {
        this.channel = channel;
        this.header = header;
        this.dataStart = dataStart;
    }

    /** As {@link #write(String, long, long, ByteBuffer)}, from the begin of the row. */
    public void write(String name, long row, ByteBuffer values) throws IOException {
        write(name, row, 0, values);
    }

    /**
     * Writes a row, or a part of one.
     *
     * @param offset where in the row the values begin, in bytes
     * @param values all that remains in the buffer, elements lowest byte first
     * @throws NoSuchElementException if there is no such tensor
     * @throws IndexOutOfBoundsException if there is no such row, or it ends before the values do
     */
    public void write(String name, long row, long offset, ByteBuffer values) throws IOException {
        Header.Slot slot = header.tensors().get(name);
        if (slot == null || slot.shape().dimension() == 0) {
            throw new NoSuchElementException("The file has no tensor '" + name + "' with rows.");
        }
        long rows = slot.shape().get(0);
        long rowBytes = rows == 0 ? 0 : slot.bytes() / rows;
        if (row < 0 || row >= rows || offset < 0 || offset > rowBytes - values.remaining()) {
            throw new IndexOutOfBoundsException("The tensor '" + name + "' has " + rows + " rows of " + rowBytes
                    + " bytes; " + values.remaining() + " bytes from " + offset + " on do not fit row " + row + ".");
        }
        long position = dataStart + slot.begin() + row * rowBytes + offset;
        while (values.hasRemaining()) {
            position += channel.write(values, position);
        }
    }
}
