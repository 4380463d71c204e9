// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.List;
import org.consilium.segmentation.data.CaseInfo;

/**
 * How a set of cases is split. What belongs to another method is not asked for.
 *
 * @param method how patients get into the parts
 * @param fraction share of the patients in the first part, above 0 and below 1
 * @param seed the same seed draws the same patients
 * @param folds number of folds, at least 2
 * @param fold the fold that is the second part
 * @param firstFold number of the first fold
 * @param stratification how patients are grouped before they are drawn
 * @param names of the parts
 */
public record SplitSettings(
        SplitMethod method,
        double fraction,
        long seed,
        int folds,
        int fold,
        int firstFold,
        Stratification stratification,
        PartNames names) {

    /** @throws IllegalArgumentException if the method can't do with its settings */
    public SplitSettings {
        if (method == SplitMethod.SHARE && !(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "Share of the first set is " + fraction + "; it must lie between 0 and 1.");
        }
        if (method == SplitMethod.FOLDS) {
            if (folds < 2) {
                throw new IllegalArgumentException("Number of folds is " + folds + "; there must be at least 2.");
            }
            if (fold < firstFold || fold - firstFold >= folds) {
                throw new IllegalArgumentException("Fold is " + fold + "; there are " + folds + " folds, numbered from "
                        + firstFold + " to " + (firstFold + folds - 1) + ".");
            }
        }
    }

    /**
     * Splits cases.
     *
     * @param strata of their patients
     * @param listed the part of each case, for {@link SplitMethod#LIST} alone
     */
    public CaseSplit split(List<CaseInfo> cases, Strata strata, List<Part> listed) {
        return switch (method) {
            case SHARE -> CaseSplit.share(cases, strata, fraction, seed);
            case FOLDS -> CaseSplit.folds(cases, strata, folds, fold - firstFold, seed);
            case LIST -> CaseSplit.given(cases, strata, listed);
        };
    }
}
