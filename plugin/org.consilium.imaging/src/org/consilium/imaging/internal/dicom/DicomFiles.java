// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.model.ImagingException;

/** Opens DICOM files and puts what goes wrong into words. Messages don't name the file; callers do. */
public final class DicomFiles {
    private static final String AGAIN = "; copy it again from its source";
    private static final String NOT_DICOM =
            "the file isn't DICOM, or its beginning is damaged; leave it out, or copy it again from its source";
    private static final int HEAD = 132;

    private DicomFiles() {}

    /** Reads up to the pixel data, which is not touched. */
    public static DicomHeader header(Path file) throws IOException {
        return guarded(file, source -> {
            DicomHeader header = source.header();
            boolean described = header.attributes().contains(DicomTags.SOP_CLASS_UID)
                    || header.attributes().contains(DicomTags.MODALITY);
            if (!source.prefixed() && !described && header.pixelTag() == 0) {
                throw new ImagingException(NOT_DICOM);
            }
            return header;
        });
    }

    /**
     * Reads the data set and its pixel data in one go.
     *
     * @throws ImagingException where there is no pixel data
     */
    public static DicomImage image(Path file) throws IOException {
        return guarded(file, DicomSource::image);
    }

    /** Whether the file carries the DICM prefix. */
    public static boolean hasPrefix(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return DicomSource.prefixed(in.readNBytes(HEAD));
        }
    }

    private interface Reading<T> {
        T read(DicomSource source) throws IOException;
    }

    private static <T> T guarded(Path file, Reading<T> reading) throws IOException {
        try (DicomSource source = DicomSource.open(file)) {
            try {
                return reading.read(source);
            } catch (ImagingException e) {
                throw e;
            } catch (EOFException e) {
                throw new ImagingException(
                        source.prefixed()
                                ? "the file is cut short or damaged: it ends inside " + place(source) + AGAIN
                                : NOT_DICOM,
                        e);
            } catch (IOException | RuntimeException e) {
                // A parser may also stumble over garbage with an unchecked exception.
                throw new ImagingException(
                        source.prefixed() ? "the file is damaged at " + place(source) + AGAIN : NOT_DICOM, e);
            } catch (StackOverflowError e) {
                throw new ImagingException("the file's sequences are nested without end, so it is damaged" + AGAIN, e);
            }
        } catch (ImagingException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new ImagingException("the file doesn't exist", e);
        } catch (AccessDeniedException e) {
            throw new ImagingException("the file can't be opened: access is denied", e);
        } catch (IOException | RuntimeException e) {
            throw new ImagingException(NOT_DICOM, e);
        }
    }

    private static String place(DicomSource source) {
        int tag = source.tag();
        return String.format(Locale.ROOT, "element (%04X,%04X), byte %d", tag >>> 16, tag & 0xffff, source.position());
    }
}
