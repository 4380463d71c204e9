// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.consilium.ground.FileErrors;
import org.consilium.ground.Progress;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsRowWriter;
import org.consilium.tensor.safetensors.SafetensorsRows;

/**
 * The tensors of a port row by row as plain arrays, out of memory or out of a file, with the same values: a row is what
 * one index of the first axis selects, a part what one index of the first and one of the second axis do. Used by one
 * thread at a time. Whoever opened them closes them.
 */
public final class PortRows implements AutoCloseable {

    /** Stands for the whole row. */
    private static final int WHOLE = -1;

    private interface Source {
        Set<String> names();

        /** The elements as they are in memory, in the buffer's byte order. */
        ByteBuffer read(String name, int row, int part) throws IOException;
    }

    private final Source source;
    private final Runnable close;

    private PortRows(Source source, Runnable close) {
        this.source = source;
        this.close = close;
    }

    /** @param close is called with {@link #close()}, and ends the loan of the tensors */
    public static PortRows of(NamedTensors tensors, Runnable close) {
        return new PortRows(new InMemory(tensors), close);
    }

    /** @param file whose tensors are read when they are asked for */
    public static PortRows of(SafetensorsFile file) {
        InFile rows = new InFile(file, new HashMap<>());
        return new PortRows(rows, () -> {});
    }

    /** Whether the port holds a tensor of that name; some are only there for some models or readers. */
    public boolean has(String name) {
        return source.names().contains(name);
    }

    /** The values of a float32 tensor at one index of its first axis. */
    public float[] floats(String name, int row) {
        return floats(name, row, WHOLE);
    }

    /** The values of a float32 tensor at one index of its first and one of its second axis. */
    public float[] floats(String name, int row, int part) {
        ByteBuffer buffer = read(name, row, part);
        float[] values = new float[buffer.remaining() / Float.BYTES];
        buffer.asFloatBuffer().get(values);
        return values;
    }

    /** The values of a uint8 tensor at one index of its first axis. */
    public byte[] bytes(String name, int row) {
        return bytes(name, row, WHOLE);
    }

    /** The values of a uint8 tensor at one index of its first and one of its second axis. */
    public byte[] bytes(String name, int row, int part) {
        ByteBuffer buffer = read(name, row, part);
        byte[] values = new byte[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** The elements of a row, to be written elsewhere; valid until the next call. */
    public ByteBuffer row(String name, int row) {
        return read(name, row, WHOLE);
    }

    /**
     * Copies some rows of all tensors, in their order.
     *
     * @param target has tensors of the same names and kinds, with so many rows
     * @param progress hears of every row, and may stop the work
     */
    public void copyTo(SafetensorsRowWriter target, List<Integer> rows, Progress progress) throws IOException {
        for (int i = 0; i < rows.size(); i++) {
            progress.report(i / (double) rows.size(), "Case " + (i + 1) + "/" + rows.size());
            for (String name : source.names()) {
                target.write(name, i, row(name, rows.get(i)));
            }
        }
    }

    private ByteBuffer read(String name, int row, int part) {
        try {
            return source.read(name, row, part);
        } catch (ClosedByInterruptException e) {
            throw new CancellationException("Reading tensors was cancelled.");
        } catch (IOException e) {
            throw new UncheckedIOException(FileErrors.message(e), e);
        }
    }

    @Override
    public void close() {
        close.run();
    }

    private record InMemory(NamedTensors tensors) implements Source {

        @Override
        public Set<String> names() {
            return tensors.names();
        }

        @Override
        public ByteBuffer read(String name, int row, int part) {
            NDArray all = tensors.get(name);
            // the view is freed with its manager: the lender's tensors must not collect our views
            try (Arena scope = Arena.within(all.getManager())) {
                NDArray one = part == WHOLE ? all.get(row) : all.get(new NDIndex(row, part));
                one.attach(scope.manager());
                return one.toByteBuffer().order(ByteOrder.nativeOrder());
            }
        }
    }

    private record InFile(SafetensorsFile file, Map<String, SafetensorsRows> rows) implements Source {

        @Override
        public Set<String> names() {
            return file.layout().tensors().keySet();
        }

        @Override
        public ByteBuffer read(String name, int row, int part) throws IOException {
            SafetensorsRows all = rows.computeIfAbsent(name, file::rows);
            int parts = part == WHOLE ? 1 : (int) all.rowShape().get(0);
            int bytes = Math.toIntExact(all.rowBytes() / parts);
            ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
            all.readPart(row, (long) Math.max(0, part) * bytes, buffer);
            return buffer.flip();
        }
    }
}
