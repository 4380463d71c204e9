// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.segmentation.data.CaseInfo;

/** Cases to choose from. */
final class Facts {

    private Facts() {}

    /** @param raters with commas between them */
    static CaseFacts of(String id, String patient, String model, String raters, double area, double spacing) {
        Set<String> who = new TreeSet<>(Arrays.asList(raters.split(",")));
        who.remove("");
        return new CaseFacts(
                new CaseInfo(id, patient, "v-" + patient, 0, spacing, spacing),
                "1.2." + id.length() + patient.hashCode(),
                "CT",
                "Maker, Inc.",
                model,
                "B30f",
                who,
                who.isEmpty() ? Double.NaN : area);
    }

    static CaseFacts of(String id, String patient) {
        return of(id, patient, "One", "A,B", 100, 0.5);
    }
}
