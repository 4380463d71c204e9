// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.stream.IntStream;
import org.dcm4che3.data.Attributes;

/**
 * A data set up to its pixel data.
 *
 * @param attributes what stands before the pixel data
 * @param syntax transfer syntax
 * @param pixelTag the pixel data element, 0 where there is none
 * @param pixelLength bytes of the pixel data, -1 where it is encapsulated
 * @param missing bytes of native pixel data that the file is too short for; 1 where fragments are cut short; 0 where
 *     it is complete
 */
public record DicomHeader(Attributes attributes, TransferSyntax syntax, int pixelTag, long pixelLength, long missing) {
    private static final int[] PIXEL_TAGS = {
        DicomTags.PIXEL_DATA, DicomTags.FLOAT_PIXEL_DATA, DicomTags.DOUBLE_FLOAT_PIXEL_DATA
    };

    /** A data set that has been read with its pixel data, so that nothing is missing. */
    static DicomHeader of(Attributes complete, TransferSyntax syntax) {
        int tag =
                IntStream.of(PIXEL_TAGS).filter(complete::contains).findFirst().orElse(0);
        return new DicomHeader(complete, syntax, tag, 0, 0);
    }

    /** Text of an element, trimmed; empty where it is absent. */
    public String text(int tag) {
        String value = attributes.getString(tag);
        return value == null ? "" : value.trim();
    }
}
