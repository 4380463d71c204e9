// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.List;
import org.consilium.imaging.internal.document.SegFile;

/**
 * Frames of a DICOM SEG on slices of one volume.
 *
 * @param file the SEG
 * @param frames its frames; one may lie on several slices
 */
public record SegPlacement(SegFile file, List<PlacedFrame> frames) {}
