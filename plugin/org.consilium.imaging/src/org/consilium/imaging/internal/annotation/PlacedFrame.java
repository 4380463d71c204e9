// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import org.consilium.imaging.internal.document.SegFrame;
import org.consilium.imaging.internal.place.FrameMap;

/**
 * A frame of a DICOM SEG on a slice.
 *
 * @param frame the frame
 * @param slice index of the slice in its volume
 * @param map how the pixels of the slice lie in the frame
 */
public record PlacedFrame(SegFrame frame, int slice, FrameMap map) {}
