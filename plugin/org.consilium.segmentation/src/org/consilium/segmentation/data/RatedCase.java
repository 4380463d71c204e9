// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A case with the masks of those who looked at it, as fusion and evaluation take it; training takes tensors from a
 * {@link CaseSource}.
 *
 * @param info what is known of the case
 * @param height rows of every mask
 * @param width columns of every mask
 * @param masks by rater, of those who looked at the case, in the order in which they were added; empty if nobody did
 */
public record RatedCase(CaseInfo info, int height, int width, Map<String, BitMask> masks) {

    /** @throws IllegalArgumentException if a mask has another size */
    public RatedCase {
        masks = Collections.unmodifiableMap(new LinkedHashMap<>(masks));
        for (Map.Entry<String, BitMask> mask : masks.entrySet()) {
            if (mask.getValue().size() != (long) height * width) {
                throw new IllegalArgumentException("The mask of rater " + mask.getKey() + " of case " + info.id()
                        + " has " + mask.getValue().size() + " pixels, the case " + height + "x" + width + ".");
            }
        }
    }
}
