// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.port;

import java.util.List;

/**
 * How the consensus of a case came about. Saved as JSON.
 *
 * @param method as STAPLE or majority
 * @param raters whose masks were fused; empty if nobody looked at the case
 */
public record ConsensusRecord(String method, List<Rater> raters) {

    /**
     * How a rater stands to the consensus.
     *
     * @param rater id
     * @param sensitivity 0 to 1; NaN if the consensus is empty
     * @param specificity 0 to 1; NaN if the consensus is the whole picture
     * @param dice 0 to 1
     */
    public record Rater(String rater, double sensitivity, double specificity, double dice) {}

    public ConsensusRecord {
        raters = List.copyOf(raters);
    }
}
