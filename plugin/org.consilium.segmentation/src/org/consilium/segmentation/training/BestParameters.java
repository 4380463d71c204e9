// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.consilium.tensor.NamedTensors;

/** Keeps a copy of the parameters of the best epoch so far. Owns that copy until it is taken. */
final class BestParameters implements AutoCloseable {

    private NamedTensors kept;
    private double score = Double.NEGATIVE_INFINITY;
    private int epoch;

    /** Copies the parameters if the score is higher than all before; as long as there is no score, the latest is best. */
    void offer(int offeredEpoch, double offered, Map<String, NDArray> parameters) {
        boolean unscored = score == Double.NEGATIVE_INFINITY && Double.isNaN(offered);
        if (unscored || offered > score) {
            NamedTensors copy = Copies.owned(parameters);
            close();
            kept = copy;
            score = unscored ? score : offered;
            epoch = offeredEpoch;
        }
    }

    /** Goes on from what another run had found; owns the parameters from now on. */
    void resume(int epochBefore, double scoreBefore, NamedTensors parameters) {
        close();
        epoch = epochBefore;
        score = scoreBefore;
        kept = parameters;
    }

    /** The score of the best epoch; minus infinity as long as there is none. */
    double score() {
        return score;
    }

    /** The copy, which stays owned by this object; empty before the first epoch. */
    Map<String, NDArray> parameters() {
        return kept == null ? Map.of() : kept.asMap();
    }

    int epoch() {
        return epoch;
    }

    /** Hands the copy over; the caller owns and closes it. */
    NamedTensors take() {
        NamedTensors taken = kept;
        kept = null;
        return taken;
    }

    @Override
    public void close() {
        if (kept != null) {
            kept.close();
            kept = null;
        }
    }
}
