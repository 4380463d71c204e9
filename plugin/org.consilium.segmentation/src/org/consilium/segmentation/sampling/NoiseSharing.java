// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.sampling;

import org.consilium.segmentation.data.CaseInfo;

/** Which cases have the same noise in their k-th sample. */
public enum NoiseSharing {
    /** All slices of a volume: the k-th samples of its slices make one plausible volume. */
    VOLUME {
        @Override
        CaseInfo keyed(CaseInfo info) {
            return info;
        }
    },
    /** None: every slice is drawn on its own, as D-Persona's published code does. */
    SLICE {
        @Override
        CaseInfo keyed(CaseInfo info) {
            return info.alone();
        }
    };

    /** The case under the key of its noise: cases with the same volume key draw the same noise. */
    abstract CaseInfo keyed(CaseInfo info);
}
