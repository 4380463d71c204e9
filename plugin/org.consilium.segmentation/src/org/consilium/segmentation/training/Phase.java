// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import org.consilium.ground.Progress;
import org.consilium.segmentation.network.Ops;

/** What a phase does with a batch and with the held-out cases; the loop around it is the same for all phases. */
interface Phase {

    /**
     * The loss of a batch, recorded on the open tape.
     *
     * @param indices of training cases
     * @param epoch from 0
     */
    LossTerms terms(Ops ops, int[] indices, int epoch);

    /** Figures on the held-out cases with the parameters as they are. */
    Validation validate(Progress progress);
}
