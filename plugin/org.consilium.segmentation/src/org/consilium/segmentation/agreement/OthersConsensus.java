// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.List;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.LabelFusion;
import org.consilium.segmentation.fusion.FusionSettings;
import org.consilium.segmentation.fusion.Staple;

/** What a rater is held against: one outline of all other persons. */
public enum OthersConsensus {
    /**
     * The pixels that more than half of the others marked. Where they are split evenly a pixel counts half: leaving ties
     * out would make every consensus of an even number too small, and each rater look too generous.
     */
    MAJORITY {
        @Override
        double[] of(List<BitMask> others) {
            double[] share = LabelFusion.mean(others);
            for (int i = 0; i < share.length; i++) {
                share[i] = share[i] > 0.5 ? 1 : share[i] < 0.5 ? 0 : 0.5;
            }
            return share;
        }
    },
    /** The pixels to which STAPLE gives more than 0.5, see {@link Staple}. */
    STAPLE {
        @Override
        double[] of(List<BitMask> others) {
            double[] truth = Staple.of(others, 1, FusionSettings.MAX_ITERATIONS).probability();
            for (int i = 0; i < truth.length; i++) {
                truth[i] = truth[i] > 0.5 ? 1 : 0;
            }
            return truth;
        }
    };

    /** How far each pixel lies inside, 0, 0.5 or 1, row by row. */
    abstract double[] of(List<BitMask> others);
}
