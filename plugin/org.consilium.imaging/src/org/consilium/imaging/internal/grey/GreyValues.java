// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomNumbers;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.PixelType;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.consilium.imaging.internal.study.FramePlane;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;

/**
 * What stored values mean: the modality table or the slope and intercept, a palette, colours, padding (PS3.3 C.7.6.3,
 * C.11.1). Padding becomes NaN.
 */
record GreyValues(PixelLayout layout, LookupTable modality, LookupTable palette, double padFirst, double padLast) {
    /** Reads the rules of a file. */
    static GreyValues of(Attributes header, PixelLayout layout) throws IOException {
        boolean floats = layout.type() == PixelType.FLOAT32 || layout.type() == PixelType.FLOAT64;
        double first = Double.NaN;
        double last = Double.NaN;
        if (layout.samples() == 1) {
            boolean doubles = layout.type() == PixelType.FLOAT64;
            int tag = !floats
                    ? DicomTags.PIXEL_PADDING_VALUE
                    : doubles ? DicomTags.DOUBLE_FLOAT_PADDING_VALUE : DicomTags.FLOAT_PADDING_VALUE;
            int limit = !floats
                    ? DicomTags.PIXEL_PADDING_RANGE_LIMIT
                    : doubles ? DicomTags.DOUBLE_FLOAT_PADDING_RANGE_LIMIT : DicomTags.FLOAT_PADDING_RANGE_LIMIT;
            first = padding(header, tag, layout);
            last = padding(header, limit, layout);
            last = Double.isNaN(last) ? first : last;
        }
        LookupTable palette = layout.photometric().equals("PALETTE COLOR") ? LookupTable.palette(header) : null;
        Attributes table = header.getNestedDataset(DicomTags.MODALITY_LUT_SEQUENCE);
        LookupTable modality = table == null || palette != null || layout.samples() != 1
                ? null
                : LookupTable.of(table, DicomTags.LUT_DESCRIPTOR, DicomTags.LUT_DATA, signed(layout));
        return new GreyValues(layout, modality, palette, Math.min(first, last), Math.max(first, last));
    }

    /** The stored value of a pixel, whose first sample has an index; the luminance of colours. */
    double stored(StoredPixels pixels, ByteBuffer buffer, int index) {
        return layout.samples() == 1 ? pixels.value(buffer, index) : luminance(pixels, buffer, index);
    }

    /** A stored value in rescaled units; NaN where it is padding. */
    float rescaled(double stored, FramePlane plane) {
        if (stored >= padFirst && stored <= padLast || !Double.isFinite(stored)) {
            return Float.NaN;
        }
        if (palette != null) {
            return (float) palette.at(stored);
        }
        return (float) (modality == null ? stored * plane.slope() + plane.intercept() : modality.at(stored));
    }

    private double luminance(StoredPixels pixels, ByteBuffer buffer, int at) {
        // The reversible and irreversible transforms of JPEG 2000 are undone by its decoder.
        boolean first = layout.photometric().startsWith("YBR")
                && !layout.photometric().equals("YBR_RCT")
                && !layout.photometric().equals("YBR_ICT");
        double value = pixels.value(buffer, at);
        return first
                ? value
                : 0.299 * value + 0.587 * pixels.value(buffer, at + 1) + 0.114 * pixels.value(buffer, at + 2);
    }

    private static boolean signed(PixelLayout layout) {
        return layout.type() == PixelType.INT8 || layout.type() == PixelType.INT16 || layout.type() == PixelType.INT32;
    }

    /** A padding value in the sign of the pixels, whichever sign the element was written with. */
    private static double padding(Attributes header, int tag, PixelLayout layout) throws ImagingException {
        double value = DicomNumbers.decisive(header, tag, Double.NaN);
        if (layout.type() == PixelType.INT16 && value > Short.MAX_VALUE) {
            return value - 65536;
        }
        return layout.type() == PixelType.UINT16 && value < 0 ? value + 65536 : value;
    }
}
