// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.annotation;

import java.util.ArrayList;
import java.util.List;
import org.consilium.ground.Count;
import org.consilium.imaging.internal.place.Polygon;

/** Counts contours of a structure set of which nothing or not all is drawn, or that say two things of how they combine. */
final class ContourCount {
    private final int rows;
    private final int columns;
    private int none;
    private int cut;
    private int mixed;

    ContourCount(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    void add(Polygon contour) {
        if (contour.drawsNone(rows, columns)) {
            none++;
        } else if (contour.reachesBeyond(rows, columns)) {
            cut++;
        }
    }

    /** Takes a plane; in a mixed one some contours are combined by exclusive or and others by union. */
    void addPlane(boolean isMixed) {
        mixed += isMixed ? 1 : 0;
    }

    /** A sentence each.
     *
     * @param file what messages call the structure set
     */
    List<String> warnings(String file) {
        List<String> warnings = new ArrayList<>();
        if (none > 0) {
            warnings.add(Count.of(none, "contour") + " of " + file
                    + (none == 1 ? " lies beside the images or encloses" : " lie beside the images or enclose")
                    + " no pixel's centre; nothing is drawn of " + (none == 1 ? "it" : "them"));
        }
        if (cut > 0) {
            warnings.add(Count.of(cut, "contour") + " of " + file + (cut == 1 ? " reaches" : " reach")
                    + " beyond the images; what lies outside is left out");
        }
        if (mixed > 0) {
            warnings.add("on " + Count.of(mixed, "slice") + " " + file + " holds both CLOSED_PLANAR and"
                    + " CLOSEDPLANAR_XOR of one structure; they are combined by exclusive or");
        }
        return warnings;
    }
}
