// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * A list that says which cases are kept, or which go.
 *
 * @param listed cases that a row names
 * @param keep whether these are kept, else they go
 * @param unknown numbers of the rows that name no case
 */
public record ListRule(BitSet listed, boolean keep, List<Integer> unknown) {

    /** @param kinds what the names may be names of */
    public static ListRule of(List<CaseFacts> cases, List<NamedRow> rows, Collection<CaseKind> kinds, boolean keep) {
        CaseNames names = new CaseNames(cases, kinds);
        BitSet listed = new BitSet();
        rows.forEach(row -> names.find(row).forEach(listed::set));
        return new ListRule(listed, keep, names.unknown(rows));
    }

    boolean allows(int index) {
        return listed.get(index) == keep;
    }
}
