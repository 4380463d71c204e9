// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.consilium.imaging.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;

/** Opens DICOM files and puts what goes wrong into words. Messages don't name the file; callers do. */
public final class DicomFiles {
    private static final int FIRST_PIXEL_TAG = 0x7fe00001;
    private static final int ITEM = 0xfffee000;

    private DicomFiles() {}

    /** Reads up to the pixel data, which is not touched. */
    public static DicomHeader header(Path file) throws IOException {
        return guarded(() -> {
            try (DicomInputStream in = new DicomInputStream(file.toFile())) {
                boolean[] found = new boolean[1];
                Attributes attributes = in.readDataset(stream -> {
                    found[0] |= stream.level() == 0 && isPixelData(stream.tag());
                    return found[0];
                });
                String uid = in.getTransferSyntax();
                if (uid == null) {
                    throw new ImagingException("the file names no transfer syntax; it isn't a complete DICOM file");
                }
                TransferSyntax syntax = TransferSyntax.of(uid.trim());
                if (!found[0]) {
                    return new DicomHeader(attributes, syntax, 0, 0, 0);
                }
                long length = in.length() == -1 ? -1 : in.unsignedLength();
                boolean deflated = syntax.uid().endsWith(".1.99");
                int pixelTag = in.tag();
                long missing = length < 0
                        ? missingFragments(in)
                        : deflated ? 0 : Math.max(0, in.getPosition() + length - Files.size(file));
                return new DicomHeader(attributes, syntax, pixelTag, length, missing);
            }
        });
    }

    /** Reads everything. */
    public static Attributes complete(Path file) throws IOException {
        return guarded(() -> {
            try (DicomInputStream in = new DicomInputStream(file.toFile())) {
                return in.readDataset();
            }
        });
    }

    /** Whether the file carries the DICM prefix. */
    public static boolean hasPrefix(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(132);
            return head.length == 132 && head[128] == 'D' && head[129] == 'I' && head[130] == 'C' && head[131] == 'M';
        }
    }

    /** Walks over the fragments of encapsulated pixel data; 1 where the file ends before they do. */
    private static long missingFragments(DicomInputStream in) throws IOException {
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

    private static boolean isPixelData(int tag) {
        return Integer.compareUnsigned(tag, FIRST_PIXEL_TAG) >= 0 && tag >>> 16 == 0x7fe0
                || tag == DicomTags.PIXEL_DATA;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (ImagingException e) {
            throw e;
        } catch (EOFException e) {
            throw new ImagingException("the file is cut short; copy it again from its source", e);
        } catch (NoSuchFileException e) {
            throw new ImagingException("the file doesn't exist", e);
        } catch (AccessDeniedException e) {
            throw new ImagingException("the file can't be opened: access is denied", e);
        } catch (IOException | RuntimeException e) {
            // A parser may also stumble over garbage with an unchecked exception.
            String detail = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
            throw new ImagingException("the file isn't DICOM or is damaged" + detail, e);
        }
    }
}
