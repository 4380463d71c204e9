// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.io;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Knows how far it has been read. */
class CountingStream extends FilterInputStream {
    private long position;
    private long markedPosition;

    CountingStream(InputStream in) {
        super(in);
    }

    public final long getPosition() {
        return position;
    }

    @Override
    public synchronized void mark(int readLimit) {
        super.mark(readLimit);
        markedPosition = position;
    }

    @Override
    public synchronized void reset() throws IOException {
        super.reset();
        position = markedPosition;
    }

    @Override
    public final int read() throws IOException {
        int value = in.read();
        position += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public final int read(byte[] bytes, int offset, int count) throws IOException {
        int read = in.read(bytes, offset, count);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public final long skip(long count) throws IOException {
        long skipped = in.skip(count);
        position += skipped;
        return skipped;
    }

    public void skipFully(long count) throws IOException {
        if (count == -1) {
            throw new EOFException("an undefined length can't be skipped");
        }
        for (long left = count; left > 0; ) {
            long skipped = skip(left);
            if (skipped == 0) {
                if (read() < 0) {
                    throw new EOFException("the file ends inside a value");
                }
                skipped = 1;
            }
            left -= skipped;
        }
    }

    public void readFully(byte[] bytes, int offset, int count) throws IOException {
        for (int done = 0; done < count; ) {
            int read = read(bytes, offset + done, count - done);
            if (read < 0) {
                throw new EOFException("the file ends inside a value");
            }
            done += read;
        }
    }
}
