// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.Locale;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;

/**
 * How pixel values lie in the pixel data.
 *
 * @param frames at least 1
 * @param rows at least 1
 * @param columns at least 1
 * @param samples 1, or 3 for colour
 * @param bitsAllocated 1, 8, 12 (packed), 16 or 32; 32 or 64 for floating point
 * @param bitsStored bits that count
 * @param highBit most significant of them
 * @param type type of the decoded values
 * @param planar true where each colour is a plane of its own
 * @param photometric photometric interpretation, upper case
 */
public record PixelLayout(
        int frames,
        int rows,
        int columns,
        int samples,
        int bitsAllocated,
        int bitsStored,
        int highBit,
        PixelType type,
        boolean planar,
        String photometric) {
    /** Bits of a packed pixel, which doesn't fill whole bytes. */
    static final int PACKED = 12;

    /** Largest decoded image, in bytes. */
    static final long MAX_BYTES = Integer.MAX_VALUE - 64L;

    /**
     * Reads the image pixel module.
     *
     * @throws ImagingException where the file has no image, or one this bundle can't read, with the reason
     */
    public static PixelLayout of(DicomHeader header) throws ImagingException {
        if (header.pixelTag() == 0) {
            throw new ImagingException("the file has no pixel data, so it isn't an image; leave it out");
        }
        Attributes attributes = header.attributes();
        int rows = DicomNumbers.decisiveInteger(attributes, DicomTags.ROWS, 0);
        int columns = DicomNumbers.decisiveInteger(attributes, DicomTags.COLUMNS, 0);
        if (rows < 1 || columns < 1) {
            throw new ImagingException(
                    "the file has pixel data but not the image's rows and columns; copy it again from its source");
        }
        boolean floats = header.pixelTag() != DicomTags.PIXEL_DATA;
        boolean doubles = header.pixelTag() == DicomTags.DOUBLE_FLOAT_PIXEL_DATA;
        int allocated =
                DicomNumbers.decisiveInteger(attributes, DicomTags.BITS_ALLOCATED, floats ? (doubles ? 64 : 32) : 0);
        boolean known = floats
                ? allocated == (doubles ? 64 : 32)
                : allocated == 1 || allocated == 8 || allocated == 12 || allocated == 16 || allocated == 32;
        if (!known) {
            throw new ImagingException(
                    "pixels of " + allocated + " bits are not supported; convert the file to 8, 16 or 32 bits");
        }
        int stored = floats ? allocated : DicomNumbers.decisiveInteger(attributes, DicomTags.BITS_STORED, allocated);
        int high = floats ? allocated - 1 : DicomNumbers.decisiveInteger(attributes, DicomTags.HIGH_BIT, stored - 1);
        if (stored < 1 || stored > allocated || high < stored - 1 || high >= allocated) {
            throw new ImagingException(
                    "bits allocated, bits stored and high bit contradict each other; convert the file again from its source");
        }
        int samples = DicomNumbers.decisiveInteger(attributes, DicomTags.SAMPLES_PER_PIXEL, 1);
        if (samples != 1 && samples != 3) {
            throw new ImagingException(
                    "images of " + samples + " samples a pixel are not supported; convert the file to grey or RGB");
        }
        boolean signed = DicomNumbers.decisiveInteger(attributes, DicomTags.PIXEL_REPRESENTATION, 0) == 1;
        PixelType type = floats
                ? (doubles ? PixelType.FLOAT64 : PixelType.FLOAT32)
                : PixelType.of(allocated, signed && allocated > 1);
        String photometric = header.text(DicomTags.PHOTOMETRIC_INTERPRETATION).toUpperCase(Locale.ROOT);
        boolean planar =
                samples == 3 && DicomNumbers.decisiveInteger(attributes, DicomTags.PLANAR_CONFIGURATION, 0) == 1;
        int frames = DicomNumbers.decisiveInteger(attributes, DicomTags.NUMBER_OF_FRAMES, 1);
        if (frames < 1) {
            throw new ImagingException(
                    "the file says that its number of frames is " + frames + "; copy it again from its source");
        }
        PixelLayout layout =
                new PixelLayout(frames, rows, columns, samples, allocated, stored, high, type, planar, photometric);
        layout.checkSize();
        return layout;
    }

    /** Whether the stored bits are the lowest ones, so that clearing the others twice changes nothing. */
    boolean lowBits() {
        return highBit == bitsStored - 1;
    }

    /** The number in the bits of a value of at most 16 bits, whatever stands beside the stored ones. */
    public int number(int bits) {
        int width = lowBits() ? bitsStored : 8 * type.bytes();
        boolean signed = type == PixelType.INT8 || type == PixelType.INT16;
        int unused = Integer.SIZE - width;
        return signed ? bits << unused >> unused : bits << unused >>> unused;
    }

    /** Values of one frame, all samples counted. */
    public int frameValues() {
        return rows * columns * samples;
    }

    /** Chroma is stored once for two pixels of a row. */
    boolean subsampled() {
        return samples == 3 && photometric.startsWith("YBR_") && photometric.endsWith("_422");
    }

    /** Bytes that native pixel data of this layout takes, without padding. */
    public long nativeBytes() {
        long pixels = (long) frames * rows * columns;
        if (bitsAllocated == 1) {
            return (pixels * samples + 7) / 8;
        }
        if (bitsAllocated == PACKED) {
            return (pixels * samples * PACKED + 7) / 8;
        }
        return (subsampled() ? pixels * 2 : pixels * samples) * (bitsAllocated / 8);
    }

    private void checkSize() throws ImagingException {
        // Rows and columns are 16-bit numbers, so this product of longs can't overflow.
        if ((long) frames * rows * columns * samples * type.bytes() > MAX_BYTES) {
            throw new ImagingException("the image takes more than 2 GiB; split it into several files");
        }
    }
}
