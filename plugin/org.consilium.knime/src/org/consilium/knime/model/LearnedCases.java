// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import java.util.List;
import org.consilium.ground.Count;
import org.consilium.knime.port.CaseRecord;
import org.consilium.segmentation.model.SeenCases;

/** Cases that a model has learned from, which figures on new patients must not be taken from. */
public final class LearnedCases {

    private LearnedCases() {}

    /**
     * The cases as a model's predictions carry them.
     *
     * @param seen what the model has learned from
     */
    public static List<CaseRecord> predicted(SeenCases seen, List<CaseRecord> cases) {
        return cases.stream()
                .map(record -> record.withLearned(seen.holds(record.info())))
                .toList();
    }

    /**
     * Says that the model has learned from some of the cases; may be empty.
     *
     * @param cases as {@link #predicted} made them
     */
    public static List<String> known(List<CaseRecord> cases) {
        long known = cases.stream().filter(CaseRecord::learned).count();
        return known == 0
                ? List.of()
                : List.of("The model has learned from " + known + " of " + Count.of(cases.size(), "case")
                        + ", or from their patients: figures on them say nothing of new patients.");
    }
}
