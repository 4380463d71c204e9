// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.consilium.imaging.internal.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.PixelLayout;
import org.consilium.imaging.internal.dicom.PixelType;
import org.consilium.imaging.internal.dicom.StoredPixels;
import org.dcm4che3.data.Attributes;

/**
 * What stored values mean: the modality table or the slope and intercept, a palette, colours, padding (PS3.3 C.7.6.3,
 * C.11.1). Padding becomes NaN.
 */
final class GreyValues {
    private final PixelLayout layout;
    private final LookupTable modality;
    private final LookupTable palette;
    private final double padFirst;
    private final double padLast;

    private GreyValues(PixelLayout layout, LookupTable modality, LookupTable palette, double padFirst, double padLast) {
        this.layout = layout;
        this.modality = modality;
        this.palette = palette;
        this.padFirst = padFirst;
        this.padLast = padLast;
    }

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
                : LookupTable.of(
                        table, DicomTags.LUT_DESCRIPTOR, DicomTags.LUT_DATA, signed(layout), header.bigEndian());
        return new GreyValues(layout, modality, palette, Math.min(first, last), Math.max(first, last));
    }

    /** Values of a frame in rescaled units, row by row; luminance of colours; NaN where there is padding. */
    float[] values(StoredPixels pixels, FramePlane plane) {
        int count = layout.rows() * layout.columns();
        float[] values = new float[count];
        ByteBuffer buffer = ByteBuffer.wrap(pixels.data()).order(ByteOrder.LITTLE_ENDIAN);
        int start = plane.frame() * layout.frameValues();
        for (int i = 0; i < count; i++) {
            double value;
            if (layout.samples() == 1) {
                value = pixels.value(buffer, start + i);
                if (value >= padFirst && value <= padLast || !Double.isFinite(value)) {
                    values[i] = Float.NaN;
                    continue;
                }
                if (palette != null) {
                    values[i] = (float) palette.at(value);
                    continue;
                }
            } else {
                value = luminance(pixels, buffer, start + 3 * i);
            }
            values[i] = (float) (modality == null ? value * plane.slope() + plane.intercept() : modality.at(value));
        }
        return values;
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
    private static double padding(Attributes header, int tag, PixelLayout layout) {
        double value = header.getDouble(tag, Double.NaN);
        if (layout.type() == PixelType.INT16 && value > Short.MAX_VALUE) {
            return value - 65536;
        }
        return layout.type() == PixelType.UINT16 && value < 0 ? value + 65536 : value;
    }
}
