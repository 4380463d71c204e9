// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/**
 * Studies on disk become cases: image planes, masks per rater, geometry and provenance as plain data.
 *
 * <p>{@link org.consilium.imaging.DicomStudyReader} reads DICOM with DICOM SEG or LIDC XML annotations,
 * {@link org.consilium.imaging.RaterImageReader} folders of PNG images. Nothing here keeps native memory.
 */
package org.consilium.imaging;
