// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.ArrayList;
import java.util.List;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseOrder;
import org.consilium.segmentation.data.PaddedCases;
import org.consilium.segmentation.selection.CaseSplit;
import org.consilium.segmentation.selection.Strata;

/**
 * Cases to learn from and cases to choose the best epoch by.
 *
 * @param training indices, each seen by at least one rater, in the order of {@link CaseOrder}
 * @param validation indices; may be empty
 */
record Split(List<Integer> training, List<Integer> validation) {

    /** Holds out a share of the patients; with one patient, or a share of 0, nothing is held out. */
    static Split of(PaddedCases arrays, double fraction, long seed) {
        List<Integer> seen = CaseOrder.of(arrays.infos()).indices().stream()
                .filter(i -> !arrays.unseen(i))
                .toList();
        if (seen.isEmpty()) {
            throw new IllegalArgumentException(
                    "No case has a mask of any rater, so there is nothing to learn from. Check what the reader found.");
        }
        List<CaseInfo> infos = seen.stream().map(arrays::info).toList();
        long patients = infos.stream().map(CaseInfo::patient).distinct().count();
        if (fraction == 0 || patients < 2) {
            return new Split(seen, List.of());
        }
        CaseSplit split = CaseSplit.share(infos, Strata.none(), fraction, seed);
        List<Integer> held =
                new ArrayList<>(split.first().stream().map(seen::get).toList());
        return new Split(split.second().stream().map(seen::get).toList(), held);
    }
}
