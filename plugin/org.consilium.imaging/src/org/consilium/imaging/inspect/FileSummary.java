// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

/**
 * One file as the DICOM reader sees it.
 *
 * @param number of the file in warnings of the DICOM reader, which name no paths
 * @param path relative to the inspected folder, with forward slashes
 * @param readable true where the reader can use the file
 * @param reason why it can't, else null
 * @param transferSyntax UID, or null where there is none
 * @param modality DICOM modality, {@code LIDC-XML} for such annotations, or null
 * @param pixels the stored pixel values, where asked for and readable, else null
 */
public record FileSummary(
        int number,
        String path,
        boolean readable,
        String reason,
        String transferSyntax,
        String modality,
        PixelSummary pixels) {}
