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
 * @param geometry where the frame lies
 */
public record SegFrame(int index, int segment, List<SourceImage> sources, Geometry geometry) {
    /**
     * An image a frame was drawn on.
     *
     * @param sopUid SOPInstanceUID
     * @param frame frame of a multi-frame image, from 1; 0 where none is named
     */
    public record SourceImage(String sopUid, int frame) {}
}
