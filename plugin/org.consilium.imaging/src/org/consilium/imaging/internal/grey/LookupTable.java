// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.grey;

import java.io.IOException;
import java.util.Arrays;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;

/**
 * A table of values for stored values, PS3.3 C.11.1.1 and C.7.6.3.1.5.
 *
 * @param first stored value of the first entry
 * @param values entries; stored values beyond them take the nearest one
 */
record LookupTable(int first, double[] values) {
    double at(double stored) {
        return values[(int) Math.max(0, Math.min(values.length - 1.0, stored - first))];
    }

    /** Luminance of a palette, 0 to 255. */
    static LookupTable palette(Attributes header) throws IOException {
        boolean segmented = header.contains(DicomTags.SEGMENTED_RED_PALETTE) && !header.contains(DicomTags.RED_PALETTE);
        int data = segmented ? DicomTags.SEGMENTED_RED_PALETTE : DicomTags.RED_PALETTE;
        double[] weights = {0.299, 0.587, 0.114};
        LookupTable sum = null;
        for (int colour = 0; colour < 3; colour++) {
            int descriptor = DicomTags.RED_PALETTE_DESCRIPTOR + colour;
            LookupTable table = of(header, descriptor, data + colour, false, segmented);
            int[] described = header.getInts(descriptor);
            double scale = weights[colour] * (described[2] > 8 ? 255.0 / 65535 : 1);
            double[] total = sum == null ? new double[table.values.length] : sum.values;
            if (total.length != table.values.length) {
                throw new ImagingException(
                        "the colours of the palette have different lengths; the file is damaged, copy it again from its source");
            }
            for (int i = 0; i < total.length; i++) {
                total[i] += scale * table.values[i];
            }
            sum = new LookupTable(table.first, total);
        }
        return sum;
    }

    /** A table whose entries are all written out. */
    static LookupTable of(Attributes from, int descriptorTag, int dataTag, boolean signed) throws IOException {
        return of(from, descriptorTag, dataTag, signed, false);
    }

    private static LookupTable of(Attributes from, int descriptorTag, int dataTag, boolean signed, boolean segmented)
            throws IOException {
        int[] descriptor = from.getInts(descriptorTag);
        byte[] data = from.getSafeBytes(dataTag);
        if (descriptor == null || descriptor.length < 3 || data == null) {
            throw incomplete();
        }
        int entries = (descriptor[0] & 0xffff) == 0 ? 65536 : descriptor[0] & 0xffff;
        // Entries of 8 bits may stand in bytes or, against the letter of the standard, in words.
        boolean words = descriptor[2] > 8 || !segmented && data.length >= 2 * entries;
        int[] cells = cells(data, words, from.bigEndian());
        if (!segmented && cells.length < entries) {
            throw incomplete();
        }
        double[] values = segmented
                ? SegmentedTable.expanded(cells, words ? 2 : 1, entries)
                : Arrays.stream(cells, 0, entries).asDoubleStream().toArray();
        int first = signed ? (short) descriptor[1] : descriptor[1] & 0xffff;
        return new LookupTable(first, values);
    }

    /** Numbers of 8 or 16 bits; bytes in big endian words change places. */
    private static int[] cells(byte[] data, boolean words, boolean bigEndian) {
        int[] cells = new int[words ? data.length / 2 : data.length];
        for (int i = 0; i < cells.length; i++) {
            if (words) {
                int low = data[2 * i + (bigEndian ? 1 : 0)] & 0xff;
                int high = data[2 * i + (bigEndian ? 0 : 1)] & 0xff;
                cells[i] = high << 8 | low;
            } else {
                cells[i] = data[bigEndian && data.length % 2 == 0 ? i ^ 1 : i] & 0xff;
            }
        }
        return cells;
    }

    private static ImagingException incomplete() {
        return new ImagingException(
                "a lookup table of the image is incomplete; the file is damaged, copy it again from its source");
    }
}
