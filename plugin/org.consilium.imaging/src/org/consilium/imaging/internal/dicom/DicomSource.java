// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.TransferSyntax;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;

/** An open DICOM file, read forwards: the data set up to its pixel data, then the pixel data. The opener closes it. */
final class DicomSource implements Closeable {
    private static final int PREFIX_END = 132;
    private static final int ITEM = 0xfffee000;

    /** How much memory a value of a deflated file may take before its bytes have come. */
    private static final int DEFLATED_CHUNK = 1 << 20;

    private final boolean prefixed;
    private DicomInputStream in;
    private long size;
    private long start;

    private DicomSource(DicomInputStream in, boolean prefixed, long size) {
        this.in = in;
        this.prefixed = prefixed;
        this.size = size;
    }

    static DicomSource open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            raw.mark(PREFIX_END + 2);
            byte[] head = raw.readNBytes(PREFIX_END + 2);
            raw.reset();
            // The same four letters may stand there by chance in a file that begins with its data set.
            boolean prefixed = prefixed(head) && !isElement(head);
            boolean meta = head.length > PREFIX_END + 1 && head[PREFIX_END] == 2 && head[PREFIX_END + 1] == 0;
            long size = Files.size(file);
            if (prefixed && !meta) {
                // A data set without meta information is only recognised at the beginning of a stream.
                raw.skipNBytes(PREFIX_END);
                size -= PREFIX_END;
            }
            return new DicomSource(DicomInputStream.createWithLimit(raw, size), prefixed, size);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static boolean isElement(byte[] head) {
        return (head[0] == 2 || head[0] == 8) && head[1] == 0 || head[0] == 0 && head[1] == 8;
    }

    static boolean prefixed(byte[] head) {
        return head.length >= PREFIX_END
                && head[128] == 'D'
                && head[129] == 'I'
                && head[130] == 'C'
                && head[131] == 'M';
    }

    /** Whether the file carries the DICM prefix. */
    boolean prefixed() {
        return prefixed;
    }

    /** The element that was read last. */
    int tag() {
        return in.tag();
    }

    /** Bytes read so far. */
    long position() {
        return start + in.getPosition();
    }

    /** The data set up to its pixel data, and how much pixel data there is. Nothing else can be read afterwards. */
    DicomHeader header() throws IOException {
        DicomHeader header = readDataset();
        if (header.pixelTag() == 0 || header.syntax().uid().equals(TransferSyntax.DEFLATED)) {
            return header;
        }
        long missing = header.pixelLength() < 0
                ? missingFragments()
                : Math.max(0, in.getPosition() + header.pixelLength() - size);
        return header.withMissing(missing);
    }

    /** The data set and its pixel data. Nothing else can be read afterwards. */
    DicomImage image() throws IOException {
        DicomHeader header = readDataset();
        if (header.pixelTag() == 0) {
            throw new ImagingException("the file has no pixel data, so it isn't an image; leave it out");
        }
        if (header.pixelLength() >= 0) {
            return new DicomImage(header, List.of(in.readValue()));
        }
        List<byte[]> fragments = new ArrayList<>();
        for (in.readHeader(); in.tag() == ITEM; in.readHeader()) {
            fragments.add(in.readValue());
        }
        return new DicomImage(header, fragments);
    }

    /** Reads what stands before the pixel data. */
    private DicomHeader readDataset() throws IOException {
        Attributes meta = in.getFileMetaInformation();
        String named = meta == null ? null : meta.getString(DicomTags.TRANSFER_SYNTAX_UID);
        if (meta != null && named == null) {
            throw new ImagingException(
                    "the file names no transfer syntax, so it isn't a complete DICOM file; copy it again from its source");
        }
        if (TransferSyntax.DEFLATED.equals(named)) {
            in.setAllocateLimit(DEFLATED_CHUNK);
        } else if (named != null) {
            follow(named);
        }
        boolean[] pixels = new boolean[1];
        boolean[] mixed = new boolean[1];
        Attributes attributes = in.readDataset(stream -> {
            mixed[0] |= stream.bigEndian() && stream.vr() == VR.UN && stream.length() == -1;
            pixels[0] |= isPixelData(stream);
            return pixels[0] || mixed[0];
        });
        if (mixed[0]) {
            throw new ImagingException("the file mixes byte orders: a sequence of unknown type stands in a big endian"
                    + " data set, which toolkits read differently; convert the file to Explicit VR Little Endian");
        }
        TransferSyntax syntax = TransferSyntax.of((named == null ? in.getTransferSyntax() : named).trim());
        return pixels[0]
                ? new DicomHeader(
                        attributes, syntax, in.tag(), in.length() == -1 ? -1 : in.unsignedLength(), 0, in.vr() != VR.OB)
                : new DicomHeader(attributes, syntax, 0, 0, 0, false);
    }

    /** Some writers name a syntax with explicit VR and leave the VR out, or the other way round. */
    private void follow(String named) throws IOException {
        byte[] head = new byte[6];
        in.mark(head.length);
        int count = in.read(head, 0, head.length);
        in.reset();
        boolean letters = isLetter(head[4]) && isLetter(head[5]);
        boolean explicit = !TransferSyntax.IMPLICIT_LITTLE_ENDIAN.equals(named);
        if (count == head.length && letters != explicit && !TransferSyntax.BIG_ENDIAN.equals(named)) {
            start = in.getPosition();
            size -= start;
            in = DicomInputStream.createWithLimit(
                    in, explicit ? TransferSyntax.IMPLICIT_LITTLE_ENDIAN : TransferSyntax.EXPLICIT_LITTLE_ENDIAN, size);
        }
    }

    private static boolean isLetter(byte value) {
        return value >= 'A' && value <= 'Z';
    }

    /** Walks over the fragments of encapsulated pixel data; 1 where the file ends before they do. */
    private long missingFragments() throws IOException {
        try {
            in.readHeader();
            while (in.tag() == ITEM) {
                in.skipFully(in.unsignedLength());
                in.readHeader();
            }
            return 0;
        } catch (EOFException e) {
            return 1;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Tables of long offsets share the group of the pixel data. */
    private static boolean isPixelData(DicomInputStream stream) {
        int tag = stream.tag();
        return stream.level() == 0
                && (tag == DicomTags.PIXEL_DATA
                        || tag == DicomTags.FLOAT_PIXEL_DATA
                        || tag == DicomTags.DOUBLE_FLOAT_PIXEL_DATA);
    }
}
