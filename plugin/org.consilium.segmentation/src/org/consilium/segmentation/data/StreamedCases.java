// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.consilium.ground.Count;
import org.consilium.ground.FileErrors;
import org.consilium.tensor.ReadAhead;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsRows;

/**
 * Cases that stay in their file: each batch is read when it is needed, the next one meanwhile on a second thread, so
 * that a set may be larger than the device and the heap. Gives the very same numbers as {@link CaseSet}. Whoever made it
 * closes it, after the last use.
 */
public final class StreamedCases implements CaseSource, AutoCloseable {

    private record Key(List<Integer> indices) {

        static Key of(int[] indices) {
            return new Key(Arrays.stream(indices).boxed().toList());
        }
    }

    private record Stored(ByteBuffer images, ByteBuffer masks) {}

    private final List<String> raters;
    private final List<CaseInfo> cases;
    private final SafetensorsRows images;
    private final SafetensorsRows masks;
    private final byte[] present;
    private final ReadAhead<Key, Stored> ahead;

    /**
     * @param raters R rater ids, in the order of the masks
     * @param cases N cases, in the order of the file
     * @param file "images" float32 [N,C,H,W] in [0,1], "masks" uint8 [N,R,H,W] 0 or 1, "present" uint8 [N,R]
     * @throws IllegalArgumentException if the shapes do not belong together
     * @throws IOException if the file cannot be read
     */
    public StreamedCases(List<String> raters, List<CaseInfo> cases, SafetensorsFile file) throws IOException {
        this.raters = List.copyOf(raters);
        this.cases = List.copyOf(cases);
        this.images = file.rows("images");
        this.masks = file.rows("masks");
        require("images", images, DataType.FLOAT32, images.rowShape().dimension() == 3);
        require("masks", masks, DataType.UINT8, masks.rowShape().equals(new Shape(raters.size(), height(), width())));
        SafetensorsRows flags = file.rows("present");
        require("present", flags, DataType.UINT8, flags.rowShape().equals(new Shape(raters.size())));
        this.present = new byte[cases.size() * raters.size()];
        flags.readRows(0, cases.size(), ByteBuffer.wrap(present));
        this.ahead = new ReadAhead<>(this::stored);
    }

    private void require(String name, SafetensorsRows rows, DataType type, boolean fits) {
        if (!fits || rows.count() != cases.size() || rows.type() != type) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The tensor '%s' has %d rows of %s %s, which does not fit %s of %s.",
                    name,
                    rows.count(),
                    rows.type(),
                    rows.rowShape(),
                    Count.of(cases.size(), "case"),
                    Count.of(raters.size(), "rater")));
        }
    }

    @Override
    public List<String> raters() {
        return raters;
    }

    @Override
    public List<CaseInfo> cases() {
        return cases;
    }

    @Override
    public int channels() {
        return (int) images.rowShape().get(0);
    }

    @Override
    public int height() {
        return (int) images.rowShape().get(1);
    }

    @Override
    public int width() {
        return (int) images.rowShape().get(2);
    }

    @Override
    public boolean present(int index, int rater) {
        return present[index * raters.size() + rater] != 0;
    }

    @Override
    public void expect(int[] indices) {
        ahead.expect(Key.of(indices));
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException if the thread is interrupted
     */
    @Override
    public Slices gather(int[] indices, NDManager manager) {
        try {
            Stored stored = ahead.take(Key.of(indices));
            int b = indices.length;
            return new Slices(
                    owned(stored.images(), new Shape(b, channels(), height(), width()), DataType.FLOAT32, manager),
                    owned(stored.masks(), new Shape(b, raters.size(), height(), width()), DataType.UINT8, manager));
        } catch (ClosedByInterruptException e) {
            throw new CancellationException("Reading cases was cancelled.");
        } catch (IOException e) {
            throw new UncheckedIOException(FileErrors.message(e), e);
        }
    }

    private Stored stored(Key key) throws IOException {
        int[] indices = key.indices().stream().mapToInt(Integer::intValue).toArray();
        return new Stored(read(images, indices), read(masks, indices));
    }

    private static ByteBuffer read(SafetensorsRows rows, int[] indices) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(indices.length * rows.rowBytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int index : indices) {
            rows.read(index, bytes);
        }
        return bytes.flip();
    }

    /** A copy in memory of its own: an array made from a direct buffer aliases it, and dies with it. */
    private static NDArray owned(ByteBuffer values, Shape shape, DataType type, NDManager manager) {
        try (NDArray alias = manager.create(values, shape, type)) {
            return alias.duplicate();
        }
    }

    /** Ends the second thread. */
    @Override
    public void close() {
        ahead.close();
    }
}
