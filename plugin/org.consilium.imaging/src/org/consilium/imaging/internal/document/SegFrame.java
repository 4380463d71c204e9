// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.List;
import org.consilium.imaging.model.Geometry;

/**
 * One frame of a DICOM SEG.
 *
 * @param index within the file, from 0
 * @param segment number of the segment it draws; 0 for label maps, which draw all
 * @param sources images it was drawn on
 * @param geometry where the frame lies; NaN where the file doesn't say
 * @param pitch how far the planes of the file lie apart, mm; NaN where it doesn't say
 */
public record SegFrame(int index, int segment, List<NamedImage> sources, Geometry geometry, double pitch) {}
