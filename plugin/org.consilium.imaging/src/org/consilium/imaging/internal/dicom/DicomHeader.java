// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import org.consilium.imaging.dicom.TransferSyntax;
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
 * @param words true where native pixel data is written as 16-bit words, which big endian swaps even for 8-bit pixels
 */
public record DicomHeader(
        Attributes attributes, TransferSyntax syntax, int pixelTag, long pixelLength, long missing, boolean words) {
    /** The same data set, with so many bytes missing. */
    DicomHeader withMissing(long bytes) {
        return new DicomHeader(attributes, syntax, pixelTag, pixelLength, bytes, words);
    }

    /** Text of an element, trimmed; empty where it is absent. */
    public String text(int tag) {
        String value = attributes.getString(tag);
        return value == null ? "" : value.trim();
    }
}
