// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.layer;

import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.model.ImageCase;
import org.consilium.imaging.model.Provenance;
import org.consilium.imaging.model.SourceImage;

/**
 * The case a segmentation belongs to, without its pixels.
 *
 * @param id unique
 * @param patient key of the patient
 * @param volume key shared by the slices of a volume
 * @param slice position in the volume, from 0
 * @param height rows of the segmentation
 * @param width columns of the segmentation
 * @param geometry of the segmentation
 * @param provenance of the image
 * @param source the image in the file, whose grid the segmentation goes back to
 */
public record SegmentationCase(
        String id,
        String patient,
        String volume,
        int slice,
        int height,
        int width,
        Geometry geometry,
        Provenance provenance,
        SourceImage source) {
    /** What a reader's case says of itself. */
    public static SegmentationCase of(ImageCase read) {
        return new SegmentationCase(
                read.id(),
                read.patient(),
                read.volume(),
                read.slice(),
                read.image().height(),
                read.image().width(),
                read.geometry(),
                read.provenance(),
                read.source());
    }

    /** Height of the files that are written. */
    public int rows() {
        return source.known() ? source.rows() : height;
    }

    /** Width of the files that are written. */
    public int columns() {
        return source.known() ? source.columns() : width;
    }

    /** Place of the files that are written. */
    public Geometry place() {
        return source.known() ? source.geometry() : geometry;
    }
}
