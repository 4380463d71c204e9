// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.List;
import java.util.SortedMap;
import org.consilium.imaging.internal.files.CandidateFile;

/**
 * An RTSTRUCT.
 *
 * @param file where it is
 * @param sopUid SOPInstanceUID, or empty
 * @param patientId as in the file; never shown
 * @param session clinical trial series, time point and reading, or empty
 * @param syntax UID of the transfer syntax
 * @param label structure set label, or empty
 * @param referencedSeries SeriesInstanceUIDs the file says it was drawn on
 * @param structures its regions of interest, in the order of the file
 */
public record StructureSet(
        CandidateFile file,
        String sopUid,
        String patientId,
        String session,
        String syntax,
        String label,
        List<String> referencedSeries,
        List<Structure> structures) {
    /**
     * A region of interest.
     *
     * @param number within the file
     * @param name or empty
     * @param observer its ROI Interpreter, or empty
     * @param frameOfReference FrameOfReferenceUID, or empty
     * @param contours closed ones only
     * @param others number of contours that enclose nothing, by type, such as POINT
     */
    public record Structure(
            int number,
            String name,
            String observer,
            String frameOfReference,
            List<Contour> contours,
            SortedMap<String, Integer> others) {}

    /**
     * A closed polygon in one plane.
     *
     * @param images that it says it was drawn on; only a hint, since its corners say where it lies
     * @param points x, y, z of each corner, mm (LPS); the file's offset is in them
     * @param exclusive true where it is combined with the others of its plane by exclusive or
     */
    public record Contour(List<NamedImage> images, double[] points, boolean exclusive) {}
}
