// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import java.util.List;
import org.consilium.segmentation.data.RatedCase;

/**
 * What is to be told of a case once its masks have been fused.
 *
 * @param raters who looked at it, in the order of the masks; empty if nobody did
 * @param performance of these raters
 * @param iterations of STAPLE, 0 otherwise
 * @param converged false if STAPLE ran out of iterations
 */
public record FusedCase(List<String> raters, List<RaterPerformance> performance, int iterations, boolean converged) {

    public FusedCase {
        raters = List.copyOf(raters);
        performance = List.copyOf(performance);
    }

    /** @param result null where nobody looked */
    public static FusedCase of(RatedCase rated, Consensus result) {
        return result == null
                ? new FusedCase(List.of(), List.of(), 0, true)
                : new FusedCase(
                        List.copyOf(rated.masks().keySet()), result.raters(), result.iterations(), result.converged());
    }
}
