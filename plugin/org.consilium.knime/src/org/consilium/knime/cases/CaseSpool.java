// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.consilium.ground.FileErrors;
import org.consilium.ground.Progress;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.RaterMask;
import org.consilium.tensor.safetensors.PartFile;
import org.consilium.tensor.safetensors.SafetensorsRowWriter;

/**
 * Takes cases while they are read and keeps their pixels in two files, for only at the end it is known how many cases
 * and raters there are. Of a case a note stays in memory. The files lie beside the port's file and are deleted with
 * {@link #close()}.
 */
final class CaseSpool implements CaseSink, AutoCloseable {

    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final PartFile images;
    private final PartFile masks;
    private final List<CaseNote> notes = new ArrayList<>();
    /** Where the masks of each case begin, counted in masks. */
    private final List<Long> firstMasks = new ArrayList<>();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long maskCount;

    /** @param file of the port; its folder exists */
    CaseSpool(Path file) throws IOException {
        this.file = file;
        images = PartFile.beside(file);
        try {
            masks = PartFile.beside(file);
        } catch (Throwable e) {
            images.close();
            throw e;
        }
    }

    /** @throws IllegalArgumentException if the case has another size than the first, naming both */
    @Override
    public void accept(ImageCase next) throws IOException {
        CaseNote note = CaseNote.of(next);
        if (!notes.isEmpty() && !note.size().equals(notes.get(0).size())) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Cases differ in size: '%s' is %s, '%s' is %s (channels x rows x columns). Set a crop size in the reader.",
                    notes.get(0).record().id(),
                    notes.get(0).size(),
                    note.record().id(),
                    note.size()));
        }
        long mask = maskCount;
        try {
            write(next.image().values(), notes.size() * imageBytes(note));
            for (RaterMask drawn : next.masks()) {
                write(masks.channel(), ByteBuffer.wrap(drawn.values()), mask++ * maskBytes(note));
            }
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "The cases that were read could not be kept beside %s: %s. They take twice their room while they are read; make room, or read fewer cases.",
                            file,
                            FileErrors.message(e)),
                    e);
        }
        notes.add(note);
        firstMasks.add(maskCount);
        maskCount = mask;
    }

    @Override
    public void discard(int from) {
        if (from < notes.size()) {
            maskCount = firstMasks.get(from);
            notes.subList(from, notes.size()).clear();
            firstMasks.subList(from, firstMasks.size()).clear();
        }
    }

    /** One a case, in the order of reading. */
    List<CaseNote> notes() {
        return Collections.unmodifiableList(notes);
    }

    /** Everybody who drew a mask, in the order of {@link RaterOrder}. */
    List<String> raters() {
        return RaterOrder.of(notes);
    }

    /**
     * Copies the pixels to their places.
     *
     * @param rows with "images" float32 [N,C,H,W], "masks" uint8 [N,R,H,W] and "present" uint8 [N,R]
     * @param progress hears of every case, and may stop the work
     */
    void copyTo(SafetensorsRowWriter rows, Progress progress) throws IOException {
        List<String> raters = raters();
        for (int i = 0; i < notes.size(); i++) {
            progress.report(1, "writing case " + (i + 1) + " of " + notes.size());
            CaseNote note = notes.get(i);
            copy(images.channel(), i * imageBytes(note), imageBytes(note), rows, "images", i, 0);
            byte[] present = new byte[raters.size()];
            long mask = firstMasks.get(i);
            for (String id : note.raters()) {
                int rater = raters.indexOf(id);
                long bytes = maskBytes(note);
                copy(masks.channel(), mask++ * bytes, bytes, rows, "masks", i, rater * bytes);
                present[rater] = 1;
            }
            rows.write("present", i, ByteBuffer.wrap(present));
        }
    }

    private void copy(
            FileChannel from, long start, long bytes, SafetensorsRowWriter rows, String name, int row, long offset)
            throws IOException {
        for (long done = 0; done < bytes; done += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, bytes - done));
            while (buffer.hasRemaining()) {
                if (from.read(buffer, start + done + buffer.position()) < 0) {
                    throw new EOFException("the cases that were read have been cut short beside their file");
                }
            }
            rows.write(name, row, offset + done, buffer.flip());
        }
    }

    private void write(float[] values, long position) throws IOException {
        for (int done = 0; done < values.length; ) {
            int count = Math.min(BUFFER / Float.BYTES, values.length - done);
            buffer.clear().asFloatBuffer().put(values, done, count);
            write(images.channel(), buffer.limit(count * Float.BYTES), position + (long) done * Float.BYTES);
            done += count;
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    private static long imageBytes(CaseNote note) {
        return note.channels() * maskBytes(note) * Float.BYTES;
    }

    private static long maskBytes(CaseNote note) {
        return (long) note.height() * note.width();
    }

    @Override
    public void close() throws IOException {
        try {
            images.close();
        } finally {
            masks.close();
        }
    }
}
