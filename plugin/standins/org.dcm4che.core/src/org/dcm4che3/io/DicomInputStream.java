// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/**
 * Reads data sets. Memory grows with what the stream really holds, never with what a length field claims; sequences
 * nest at most 64 deep; a deflated file may grow 256 times, or to 64 MiB.
 */
public class DicomInputStream extends FilterInputStream {
    private static final int ITEM = 0xfffee000;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;
    private static final int TRANSFER_SYNTAX_UID = 0x00020010;
    private static final int MAX_LEVEL = 64;
    private static final int FIRST_CHUNK = 1 << 20;
    private static final long FREE_INFLATION = 64L << 20;

    private long limit = Long.MAX_VALUE;
    private long position;
    private long markedPosition;
    private boolean explicitVR;
    private boolean bigEndian;
    private String transferSyntax;
    private Attributes meta;
    private int tag;
    private VR vr;
    private int length;
    private int level;
    private boolean unknownSequence;
    private boolean stopped;

    public DicomInputStream(InputStream in, String transferSyntax) throws IOException {
        super(buffered(in));
        switchTo(transferSyntax);
    }

    public DicomInputStream(InputStream in) throws IOException {
        super(buffered(in));
        start();
    }

    public DicomInputStream(File file) throws IOException {
        super(new BufferedInputStream(new FileInputStream(file)));
        limit = file.length();
        try {
            start();
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    public final String getTransferSyntax() {
        return transferSyntax;
    }

    /** Group 0002; null where the file has none. */
    public Attributes getFileMetaInformation() throws IOException {
        return meta;
    }

    /** Depth of the current element: 0 outside any sequence. */
    public final int level() {
        return level;
    }

    public final int tag() {
        return tag;
    }

    public final VR vr() {
        return vr;
    }

    /** Length of the current value; -1 where it is undefined. */
    public final int length() {
        return length;
    }

    public long unsignedLength() {
        return Integer.toUnsignedLong(length);
    }

    public final long getPosition() {
        return position;
    }

    public final boolean bigEndian() {
        return bigEndian;
    }

    public final boolean explicitVR() {
        return explicitVR;
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
        if (position > limit) {
            throw new DicomStreamException("the data set is longer than the file can hold");
        }
    }

    /** The whole data set. */
    public Attributes readDataset() throws IOException {
        return readDataset(stream -> false);
    }

    /** The data set up to the pixel data, whose header has then been read. */
    public Attributes readDatasetUntilPixelData() throws IOException {
        return readDataset(stream -> stream.level == 0 && stream.tag == 0x7fe00010);
    }

    /** The data set up to the first element, at any depth, after whose header the predicate holds. */
    public Attributes readDataset(Predicate<DicomInputStream> stop) throws IOException {
        Attributes attributes = new Attributes(bigEndian, 64);
        stopped = false;
        readAttributes(attributes, -1, stop);
        return attributes;
    }

    public void readAttributes(Attributes attributes, long size, Predicate<DicomInputStream> stop) throws IOException {
        long end = size < 0 ? Long.MAX_VALUE : position + size;
        while (position < end) {
            if (level == 0 && atEnd()) {
                return;
            }
            readHeader();
            if (tag == ITEM_END && level > 0) {
                return;
            }
            stopped = stop.test(this);
            if (stopped) {
                return;
            }
            readElement(attributes, stop);
            if (stopped) {
                return;
            }
        }
    }

    /** Reads tag, VR and length of the next element. */
    public void readHeader() throws IOException {
        byte[] head = new byte[8];
        readFully(head, 0, 8);
        tag = number(head, 0, 2) << 16 | number(head, 2, 2);
        vr = null;
        if (tag >>> 16 == 0xfffe) {
            length = number(head, 4, 4);
        } else if (!explicitVR) {
            vr = ElementDictionary.vrOf(tag, null);
            length = number(head, 4, 4);
        } else {
            readExplicitLength(head);
        }
        unknownSequence = vr == VR.UN && length == -1;
        if (unknownSequence) {
            vr = VR.SQ;
        }
    }

    private void readExplicitLength(byte[] head) throws IOException {
        int first = head[4] & 0xff;
        int second = head[5] & 0xff;
        vr = VR.valueOf(first << 8 | second);
        if (vr == null && !(first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z')) {
            throw new DicomStreamException(String.format("no value representation at byte %d", position - 4));
        }
        // A VR of a later edition of the standard has the long header.
        if (vr == null || vr.headerLength() == 12) {
            vr = vr == null ? VR.UN : vr;
            byte[] longLength = new byte[4];
            readFully(longLength, 0, 4);
            length = number(longLength, 0, 4);
        } else {
            length = number(head, 6, 2);
        }
    }

    /** The bytes of the current value. */
    public byte[] readValue() throws IOException {
        long size = unsignedLength();
        if (size > limit - position || size > Integer.MAX_VALUE - 16) {
            throw new EOFException("the file ends inside a value");
        }
        byte[] bytes = new byte[(int) Math.min(size, FIRST_CHUNK)];
        int done = 0;
        while (true) {
            readFully(bytes, done, bytes.length - done);
            done = bytes.length;
            if (done == size) {
                return bytes;
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(size, 2L * done));
        }
    }

    private void readElement(Attributes attributes, Predicate<DicomInputStream> stop) throws IOException {
        int elementTag = tag;
        VR elementVr = vr;
        if (elementVr == null) {
            skipFully(length == -1 ? 0 : unsignedLength());
        } else if (elementVr == VR.SQ) {
            readSequence(attributes.newSequence(elementTag, 4), stop);
        } else if (length == -1 && elementTag >>> 16 == 0x7fe0) {
            readFragments(attributes.newFragments(elementTag, elementVr == VR.OW ? VR.OB : elementVr, 4));
        } else if (length == -1) {
            throw new DicomStreamException(String.format("undefined length of element %08X", elementTag));
        } else {
            byte[] value = readValue();
            if ((elementTag & 0xffff) != 0) {
                attributes.setBytes(elementTag, elementVr, value);
            }
        }
    }

    private void readSequence(Sequence sequence, Predicate<DicomInputStream> stop) throws IOException {
        if (++level > MAX_LEVEL) {
            throw new DicomStreamException("sequences are nested more than " + MAX_LEVEL + " deep");
        }
        long end = length == -1 ? Long.MAX_VALUE : position + unsignedLength();
        boolean keptExplicit = explicitVR;
        // PS3.5 6.2.2: a value of unknown VR and undefined length is a sequence in implicit VR little endian.
        explicitVR &= !unknownSequence;
        while (position < end && !stopped) {
            readHeader();
            if (tag == SEQUENCE_END) {
                break;
            }
            if (tag != ITEM) {
                throw new DicomStreamException(String.format("element %08X stands where an item must", tag));
            }
            Attributes item = new Attributes(bigEndian, 16);
            sequence.add(item);
            readAttributes(item, length == -1 ? -1 : unsignedLength(), stop);
        }
        explicitVR = keptExplicit;
        level--;
    }

    private void readFragments(Fragments fragments) throws IOException {
        while (true) {
            readHeader();
            if (tag == SEQUENCE_END) {
                return;
            }
            if (tag != ITEM || length == -1) {
                throw new DicomStreamException(String.format("element %08X stands where a fragment must", tag));
            }
            fragments.add(readValue());
        }
    }

    private void start() throws IOException {
        mark(256);
        byte[] head = new byte[132];
        int count = in.readNBytes(head, 0, head.length);
        position += count;
        if (count < head.length || head[128] != 'D' || head[129] != 'I' || head[130] != 'C' || head[131] != 'M') {
            reset();
        }
        explicitVR = true;
        if (TransferSyntaxes.group(peek(8)) == 2) {
            readMeta();
        }
        String named = meta == null ? null : meta.getString(TRANSFER_SYNTAX_UID);
        switchTo(named == null ? TransferSyntaxes.guess(peek(8)) : named);
    }

    private void readMeta() throws IOException {
        meta = new Attributes(false, 16);
        while (TransferSyntaxes.group(peek(8)) == 2) {
            readHeader();
            if (vr == null || vr == VR.SQ || length == -1) {
                throw new DicomStreamException("the file meta information is broken");
            }
            readElement(meta, stream -> false);
        }
    }

    private void switchTo(String uid) {
        transferSyntax = uid;
        explicitVR = !TransferSyntaxes.IMPLICIT_LITTLE.equals(uid);
        bigEndian = TransferSyntaxes.EXPLICIT_BIG.equals(uid);
        if (TransferSyntaxes.DEFLATED.equals(uid)) {
            in = new BufferedInputStream(new InflaterInputStream(in, new Inflater(true)), 1 << 16);
            limit = limit == Long.MAX_VALUE ? limit : Math.max(FREE_INFLATION, 256 * limit);
        }
    }

    private byte[] peek(int count) throws IOException {
        in.mark(count);
        byte[] head = in.readNBytes(count);
        in.reset();
        return head;
    }

    private boolean atEnd() throws IOException {
        return peek(1).length == 0;
    }

    private int number(byte[] bytes, int start, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[start + i] & 0xff) << 8 * (bigEndian ? count - 1 - i : i);
        }
        return value;
    }

    private static InputStream buffered(InputStream in) {
        return in.markSupported() ? in : new BufferedInputStream(in, 1 << 16);
    }
}
