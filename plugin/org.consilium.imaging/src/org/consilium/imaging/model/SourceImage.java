// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

/**
 * The image in the file that a case was made of, so that masks can go back onto its grid. The centre of pixel
 * {@code (r,c)} of the case lies at row {@code top + (r + 0.5) * rowScale - 0.5} and column
 * {@code left + (c + 0.5) * columnScale - 0.5} of that image.
 *
 * @param studyUid StudyInstanceUID, or empty
 * @param sopClass SOPClassUID, or empty
 * @param frameOfReference FrameOfReferenceUID, or empty
 * @param frame frame of a multi-frame file, from 1; 0 for a file with one frame
 * @param rows height of that image in pixels; 0 where it isn't known
 * @param columns width of that image in pixels; 0 where it isn't known
 * @param top row of the case's upper edge, in pixels of that image; may be negative
 * @param left column of the case's left edge
 * @param rowScale rows of that image per row of the case, above 0
 * @param columnScale columns of that image per column of the case, above 0
 * @param geometry of that image
 * @param slices number of slices of its volume; 0 where it isn't known
 * @param step from a slice to the next one, three values, mm (LPS); NaN where it isn't known
 */
public record SourceImage(
        String studyUid,
        String sopClass,
        String frameOfReference,
        int frame,
        int rows,
        int columns,
        double top,
        double left,
        double rowScale,
        double columnScale,
        Geometry geometry,
        int slices,
        double[] step) {
    /** A step that a file of an earlier version lacks isn't known. */
    public SourceImage {
        step = step == null ? new double[] {Double.NaN, Double.NaN, Double.NaN} : step;
    }

    /** Nothing is known: the case is its own grid. */
    public static SourceImage none() {
        return new SourceImage("", "", "", 0, 0, 0, 0, 0, 1, 1, Geometry.unknown(), 0, null);
    }

    /** Whether the grid of the source is known. */
    public boolean known() {
        return rows > 0 && columns > 0;
    }
}
