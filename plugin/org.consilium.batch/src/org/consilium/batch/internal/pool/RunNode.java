// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.pool;

import java.util.List;
import java.util.Map;
import org.consilium.segmentation.comparison.Arm;
import org.consilium.segmentation.comparison.EvaluatedCase;
import org.consilium.segmentation.comparison.Recipe;

/**
 * What one GED Evaluator gave in one run.
 *
 * @param means the value of each metric; NaN where it is undefined
 * @param cases its figures case by case; none where the folder has no such table
 */
record RunNode(Map<String, Double> means, List<EvaluatedCase> cases) {

    /** What tells it from other arms, whichever the seed; unknown in folders of 0.1. */
    Recipe recipe() {
        return new Arm("", cases).recipe().withoutRepetition();
    }
}
