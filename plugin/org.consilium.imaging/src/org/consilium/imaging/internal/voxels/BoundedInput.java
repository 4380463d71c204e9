// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.consilium.imaging.model.ImagingException;

/**
 * A file, unpacked where it is gzipped. What a header promises is checked against the size of the file before anything
 * of that size is allocated.
 */
public final class BoundedInput implements AutoCloseable {
    /** Deflate can't pack more than this into a byte (RFC 1951: 258 bytes in two bits). */
    private static final long MAX_RATIO = 1032;

    private final long limit;
    private final InputStream in;

    private BoundedInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Opens a file; gzip is recognised by its first bytes. */
    public static BoundedInput open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean packed = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            BoundedInput input = new BoundedInput(in, Files.size(file));
            return packed ? input.unpacked() : input;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Opens a file as it is. */
    public static BoundedInput plain(Path file) throws IOException {
        long size = Files.size(file);
        return new BoundedInput(new BufferedInputStream(Files.newInputStream(file), 1 << 16), size);
    }

    /** The same input, unpacked from here on. */
    public BoundedInput unpacked() throws IOException {
        try {
            return new BoundedInput(
                    new BufferedInputStream(new GZIPInputStream(in, 1 << 15), 1 << 16), limit * MAX_RATIO);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** The next byte; -1 at the end. */
    public int read() throws IOException {
        try {
            return in.read();
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** Passes bytes over. */
    public void skip(long count) throws IOException {
        if (count < 0 || count > limit) {
            throw cutShort();
        }
        try {
            in.skipNBytes(count);
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** Exactly this many bytes. */
    public byte[] bytes(long count) throws IOException {
        if (count < 0 || count > limit) {
            throw cutShort();
        }
        if (count > Voxels.MAX_BYTES) {
            throw new ImagingException("the volume takes more than 2 GiB; split it into several files");
        }
        try {
            // Grows with what is there, so a false promise costs nothing.
            byte[] bytes = in.readNBytes((int) count);
            if (bytes.length < count) {
                throw cutShort();
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** Everything up to the end, at most {@code limit} bytes. */
    public byte[] rest(long limit) throws IOException {
        try {
            byte[] bytes = in.readNBytes((int) Math.min(limit, Voxels.MAX_BYTES));
            if (in.read() >= 0) {
                throw new ImagingException(
                        "the file holds more than its header says; it is damaged, copy it again from its source");
            }
            return bytes;
        } catch (ZipException | EOFException e) {
            throw damaged(e);
        }
    }

    /** Largest number of bytes that can still come. */
    public long limit() {
        return limit;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static ImagingException damaged(IOException cause) {
        return new ImagingException("the file is cut short or damaged; copy it again from its source", cause);
    }

    private static ImagingException cutShort() {
        return new ImagingException("the file is shorter than its header says; copy it again from its source");
    }
}
