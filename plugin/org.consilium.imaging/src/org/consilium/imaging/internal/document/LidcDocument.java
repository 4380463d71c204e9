// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.List;
import org.consilium.imaging.internal.files.CandidateFile;

/**
 * One LIDC reading: what several radiologists drew on one CT series.
 *
 * @param file where it is
 * @param seriesUid the series, or empty
 * @param named true where the file tells its readers apart by name
 * @param sessions one a reader
 */
public record LidcDocument(CandidateFile file, String seriesUid, boolean named, List<Session> sessions) {
    /**
     * What one reader drew.
     *
     * @param rater the reader's name where the file has names, else R1, R2, ... in the order of the sessions
     * @param site reading site as the form of the nodule ids tells it, or empty
     * @param nodules outlines by nodule; a nodule below 3 mm has one outline of one point
     */
    public record Session(String rater, String site, List<List<Outline>> nodules) {}

    /**
     * One outline on one slice. Its points lie just outside the structure; a single point lies in its middle.
     *
     * @param z position of the slice, mm; NaN where the file doesn't say
     * @param sopUid the slice's SOPInstanceUID, or empty
     * @param inclusion false where the outlined region is taken out of the nodule
     * @param x columns
     * @param y rows
     */
    public record Outline(double z, String sopUid, boolean inclusion, int[] x, int[] y) {
        /** Whether it marks a nodule below 3 mm, which has no contour. */
        public boolean small() {
            return x.length == 1;
        }
    }
}
