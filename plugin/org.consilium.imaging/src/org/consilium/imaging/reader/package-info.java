// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Folders become cases: {@link org.consilium.imaging.reader.DicomStudyReader} reads DICOM with its annotations, {@link org.consilium.imaging.reader.RaterImageReader} folders of images. Nothing here keeps native memory. */
package org.consilium.imaging.reader;
