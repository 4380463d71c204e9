// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.segmentation.data.BitMask;

/**
 * The masks of one case.
 *
 * @param volume key shared by the slices of one volume
 * @param masks by rater, of those who looked at the case; empty if nobody did
 */
public record RatedCase(String volume, Map<String, BitMask> masks) {

    public RatedCase {
        masks = new LinkedHashMap<>(masks);
    }
}
