// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.List;
import org.consilium.imaging.internal.files.CandidateFile;

/**
 * An RTSTRUCT.
 *
 * @param file where it is
 * @param syntax UID of the transfer syntax
 * @param label structure set label, or empty
 * @param referencedSeries SeriesInstanceUIDs the file says it was drawn on
 * @param structures its regions of interest, in the order of the file
 */
public record StructureSet(
        CandidateFile file, String syntax, String label, List<String> referencedSeries, List<Structure> structures) {
    /**
     * A region of interest.
     *
     * @param number within the file
     * @param name or empty
     * @param frameOfReference FrameOfReferenceUID, or empty
     * @param contours closed ones only
     * @param others number of contours that enclose nothing, such as points
     */
    public record Structure(int number, String name, String frameOfReference, List<Contour> contours, int others) {}

    /**
     * A closed polygon in one plane.
     *
     * @param sopUid the image it was drawn on, or empty
     * @param points x, y, z of each corner, mm (LPS)
     */
    public record Contour(String sopUid, double[] points) {}
}
