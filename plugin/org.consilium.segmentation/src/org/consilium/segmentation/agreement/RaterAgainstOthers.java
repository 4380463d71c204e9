// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.List;
import org.consilium.segmentation.data.BitMask;

/**
 * A rater against one outline of all other persons. The others' masks say nothing of the rater, which a consensus of all
 * would.
 *
 * @param area pixels of the rater's mask
 * @param consensus pixels of the others' outline; half ones where they are split
 * @param shared pixels inside both
 */
public record RaterAgainstOthers(double area, double consensus, double shared) {

    /**
     * Compares.
     *
     * @param others masks of at least two other persons
     */
    static RaterAgainstOthers of(BitMask mask, List<BitMask> others, OthersConsensus method) {
        double[] outline = method.of(others);
        double consensus = 0;
        double shared = 0;
        for (double inside : outline) {
            consensus += inside;
        }
        for (int i = mask.nextInside(0); i >= 0; i = mask.nextInside(i + 1)) {
            shared += outline[i];
        }
        return new RaterAgainstOthers(mask.area(), consensus, shared);
    }

    /** 0 to 1; 1 if both are empty. */
    public double dice() {
        return area + consensus == 0 ? 1 : 2 * shared / (area + consensus);
    }

    /** The share of the consensus that the rater marked, 0 to 1; NaN if the consensus is empty. */
    public double sensitivity() {
        return shared / consensus;
    }

    /** The share of the rater's mask that lies inside the consensus, 0 to 1; NaN if the rater's mask is empty. */
    public double precision() {
        return shared / area;
    }

    /** How much more the rater marked, in pixels. */
    public double excess() {
        return area - consensus;
    }
}
