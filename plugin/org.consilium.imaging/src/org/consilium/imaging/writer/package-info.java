// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
/** Segmentations go back to disk: as DICOM SEG on the grid of their source images, as NIfTI, or as PNG. */
package org.consilium.imaging.writer;
