// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;

/** Reads data sets. Memory grows with what the stream really holds, never with what a length field claims. */
public class DicomInputStream extends CountingStream {
    private static final int ITEM = 0xfffee000;
    private static final int ITEM_END = 0xfffee00d;
    private static final int SEQUENCE_END = 0xfffee0dd;
    private static final int META_LENGTH = 0x00020000;
    private static final int TRANSFER_SYNTAX_UID = 0x00020010;
    private static final int PIXEL_REPRESENTATION = 0x00280103;

    private long limit = Long.MAX_VALUE;
    private int allocateLimit = 1 << 26;
    private boolean explicitVR = true;
    private boolean bigEndian;
    private boolean hasMeta;
    private String transferSyntax = TransferSyntaxes.EXPLICIT_LITTLE;
    private Attributes meta;
    private int tag;
    private VR vr;
    private int length;
    private int level;

    /** Expects meta information, with or without the 128 bytes and the prefix before it, or a bare data set. */
    public DicomInputStream(InputStream in) throws IOException {
        super(in.markSupported() ? in : new BufferedInputStream(in, 1 << 16));
        byte[] head = peek(140);
        boolean prefixed =
                head.length > 139 && head[128] == 'D' && head[129] == 'I' && head[130] == 'C' && head[131] == 'M';
        if (prefixed && TransferSyntaxes.group(Arrays.copyOfRange(head, 132, 140)) == 2) {
            skipFully(132);
        }
        hasMeta = TransferSyntaxes.group(peek(8)) == 2;
        if (!hasMeta) {
            switchTo(TransferSyntaxes.guess(peek(8)));
        }
    }

    /** Expects a data set in a transfer syntax. */
    public DicomInputStream(InputStream in, String transferSyntax) throws IOException {
        super(in.markSupported() ? in : new BufferedInputStream(in, 1 << 16));
        switchTo(transferSyntax);
    }

    /** As {@link #createWithLimit(InputStream, long)} for a data set in a transfer syntax. */
    public static DicomInputStream createWithLimit(InputStream in, String transferSyntax, long limit)
            throws IOException {
        DicomInputStream stream = new DicomInputStream(in, transferSyntax);
        stream.limit = limit;
        return stream;
    }

    /** Values that claim more than the limit holds end in an EOFException before any memory is taken for them. */
    public static DicomInputStream createWithLimit(InputStream in, long limit) throws IOException {
        DicomInputStream stream = new DicomInputStream(in);
        stream.limit = limit;
        return stream;
    }

    /** How much memory a value may take before its bytes have come. */
    public final void setAllocateLimit(int allocateLimit) {
        this.allocateLimit = allocateLimit;
    }

    /** Final only once the meta information has been read. */
    public final String getTransferSyntax() {
        return transferSyntax;
    }

    /** Group 0002, read now where it has not been; null where the file has none. */
    public Attributes getFileMetaInformation() throws IOException {
        if (hasMeta && meta == null) {
            meta = new Attributes(false, 16);
            long end = Long.MAX_VALUE;
            while (getPosition() < end && TransferSyntaxes.group(peek(8)) == 2) {
                readHeader();
                if (tag == META_LENGTH) {
                    long size = Integer.toUnsignedLong(number(readValue(), 0, 4));
                    end = getPosition() + size;
                } else {
                    readElement(meta);
                }
            }
            switchTo(meta.getString(TRANSFER_SYNTAX_UID, TransferSyntaxes.EXPLICIT_LITTLE));
        }
        return meta;
    }

    /** Depth of the current element: 0 outside any sequence. */
    public final int level() {
        return level;
    }

    public final int tag() {
        return tag;
    }

    /** As the file says it; UN stays UN, though the value is read with the VR that the standard gives the element. */
    public final VR vr() {
        return vr;
    }

    /** Length of the current value; -1 where it is undefined. */
    public final int length() {
        return length;
    }

    /** Length of the current value; -1 where it is undefined. */
    public long unsignedLength() {
        return length == -1 ? -1 : Integer.toUnsignedLong(length);
    }

    public final boolean bigEndian() {
        return bigEndian;
    }

    public final boolean explicitVR() {
        return explicitVR;
    }

    /** The whole data set. */
    public Attributes readDataset() throws IOException {
        return readDataset(stream -> false);
    }

    /** The data set up to the first element outside all sequences after whose header the predicate holds. */
    public Attributes readDataset(Predicate<DicomInputStream> stop) throws IOException {
        getFileMetaInformation();
        Attributes attributes = new Attributes(bigEndian, 64);
        while (peek(1).length > 0) {
            readHeader();
            if (stop.test(this)) {
                break;
            }
            readElement(attributes);
        }
        return attributes;
    }

    /** Reads tag, VR and length of the next element. Letters that are no VR give way to the standard's VR. */
    public void readHeader() throws IOException {
        byte[] head = new byte[8];
        readFully(head, 0, 8);
        tag = number(head, 0, 2) << 16 | number(head, 2, 2);
        vr = null;
        length = number(head, 4, 4);
        if (tag >>> 16 == 0xfffe) {
            return;
        }
        vr = explicitVR ? VR.valueOf((head[4] & 0xff) << 8 | head[5] & 0xff) : null;
        vr = vr == null ? ElementDictionary.vrOf(tag, null) : vr;
        if (explicitVR && vr.headerLength() == 12) {
            readFully(head, 4, 4);
            length = number(head, 4, 4);
        } else if (explicitVR) {
            length = number(head, 6, 2);
        }
    }

    /** The bytes of the current value. */
    public byte[] readValue() throws IOException {
        long size = Integer.toUnsignedLong(length);
        if (size > limit - getPosition()) {
            throw new EOFException("the file ends inside a value");
        }
        if (size > Integer.MAX_VALUE - 16) {
            throw new DicomStreamException("a value of more than 2 GiB");
        }
        byte[] bytes = new byte[(int) Math.min(size, allocateLimit)];
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

    private void readElement(Attributes attributes) throws IOException {
        VR known = vr == VR.UN ? ElementDictionary.vrOf(tag, null) : vr;
        if (vr == null) {
            skipFully(length == -1 ? 0 : unsignedLength());
        } else if (vr == VR.SQ || known == VR.SQ || vr == VR.UN && known == VR.UN && length == -1) {
            readSequence(attributes.newSequence(tag, 4));
        } else if (length == -1) {
            readFragments(attributes.newFragments(tag, known, 4));
        } else {
            int elementTag = tag;
            VR stored = explicitVR || known != VR.US ? known : signed(attributes, elementTag);
            byte[] value = readValue();
            if ((elementTag & 0xffff) != 0) {
                attributes.setBytes(elementTag, stored, value);
            }
        }
    }

    /** Without explicit VR, values that may have either sign have that of the pixels. */
    private static VR signed(Attributes attributes, int tag) {
        boolean either = tag >>> 16 == 0x0028
                && ((tag & 0xffff) == 0x0106
                        || (tag & 0xffff) == 0x0107
                        || (tag & 0xffff) == 0x0120
                        || (tag & 0xffff) == 0x0121);
        return either && attributes.getInt(PIXEL_REPRESENTATION, 0) == 1 ? VR.SS : VR.US;
    }

    private void readSequence(Sequence sequence) throws IOException {
        level++;
        long end = length == -1 ? Long.MAX_VALUE : getPosition() + unsignedLength();
        boolean keptExplicit = explicitVR;
        boolean keptOrder = bigEndian;
        // PS3.5 6.2.2: a sequence whose VR is said to be unknown has implicit VR and is little endian.
        explicitVR &= vr != VR.UN;
        bigEndian &= vr != VR.UN;
        while (getPosition() < end) {
            readHeader();
            if (tag == SEQUENCE_END) {
                break;
            }
            if (tag != ITEM) {
                throw new DicomStreamException(
                        String.format(Locale.ROOT, "element %08X stands where an item must", tag));
            }
            if (length != -1 && getPosition() + unsignedLength() > end) {
                throw new EOFException("an item is longer than its sequence");
            }
            Attributes item = new Attributes(bigEndian, 16);
            sequence.add(item);
            readItem(item, length == -1 ? Long.MAX_VALUE : getPosition() + unsignedLength());
        }
        explicitVR = keptExplicit;
        bigEndian = keptOrder;
        level--;
    }

    private void readItem(Attributes item, long end) throws IOException {
        while (getPosition() < end) {
            readHeader();
            if (tag == ITEM_END) {
                return;
            }
            readElement(item);
        }
    }

    private void readFragments(Fragments fragments) throws IOException {
        for (readHeader(); tag != SEQUENCE_END; readHeader()) {
            if (tag != ITEM) {
                throw new DicomStreamException(
                        String.format(Locale.ROOT, "element %08X stands where a fragment must", tag));
            }
            fragments.add(readValue());
        }
    }

    private void switchTo(String uid) throws IOException {
        transferSyntax = uid;
        explicitVR = !TransferSyntaxes.IMPLICIT_LITTLE.equals(uid);
        bigEndian = TransferSyntaxes.EXPLICIT_BIG.equals(uid);
        if (TransferSyntaxes.DEFLATED.equals(uid)) {
            in = TransferSyntaxes.inflated(in);
            limit = Long.MAX_VALUE;
        }
    }

    private byte[] peek(int count) throws IOException {
        in.mark(count);
        byte[] head = in.readNBytes(count);
        in.reset();
        return head;
    }

    private int number(byte[] bytes, int start, int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            value |= (bytes[start + i] & 0xff) << 8 * (bigEndian ? count - 1 - i : i);
        }
        return value;
    }
}
