// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.List;
import org.consilium.imaging.internal.document.SegFile;
import org.consilium.imaging.internal.document.SegFrame;

/**
 * Frames of a DICOM SEG and the slices of one volume they lie on.
 *
 * @param file the SEG
 * @param frames its frames
 * @param slices the slice of each of them
 */
record SegPlacement(SegFile file, List<SegFrame> frames, List<Integer> slices) {}
