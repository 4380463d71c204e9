// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.selection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.consilium.ground.Progress;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.PortRows;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.selection.CaseFacts;

/** What is known of the cases of a port, read out of its file one case at a time. */
public final class PortFacts {

    private PortFacts() {}

    /** Of all raters; {@code areas} as in the other method. */
    public static List<CaseFacts> read(CasesPortObject port, boolean areas, Progress progress) throws IOException {
        int raters = port.getSpec().raters().size();
        return read(port, IntStream.range(0, raters).boxed().toList(), areas, progress);
    }

    /**
     * @param raters indices of those who count
     * @param areas whether the masks are read for their areas; else these are NaN
     * @param progress hears of every case, and may stop the work
     */
    public static List<CaseFacts> read(CasesPortObject port, List<Integer> raters, boolean areas, Progress progress)
            throws IOException {
        List<CaseFacts> facts = new ArrayList<>();
        int cases = port.records().size();
        try (PortRows rows = port.fileRows()) {
            for (int i = 0; i < cases; i++) {
                progress.report(0, "Looking at case " + (i + 1) + "/" + cases);
                byte[] present = rows.bytes("present", i);
                Set<String> who = new LinkedHashSet<>();
                double sum = 0;
                for (int rater : raters) {
                    if (present[rater] != 0) {
                        who.add(port.getSpec().raters().get(rater));
                        sum += areas ? area(rows.bytes("masks", i, rater)) : 0;
                    }
                }
                facts.add(facts(port.records().get(i), who, areas && !who.isEmpty() ? sum / who.size() : Double.NaN));
            }
        }
        return facts;
    }

    private static int area(byte[] mask) {
        return BitMask.ofBytes(mask, 0, mask.length).area();
    }

    private static CaseFacts facts(CaseRecord record, Set<String> raters, double area) {
        return new CaseFacts(
                record.info(),
                record.provenance().seriesUid(),
                record.provenance().modality(),
                record.provenance().manufacturer(),
                record.provenance().model(),
                record.provenance().kernel(),
                raters,
                area);
    }
}
