// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.dicom;

import java.util.List;

/**
 * A file with its pixel data.
 *
 * @param header what stands before the pixel data
 * @param parts native pixel data as one block in the file's byte order, or the fragments of encapsulated pixel data with
 *     the offset table first; owned by this record
 */
public record DicomImage(DicomHeader header, List<byte[]> parts) {}
