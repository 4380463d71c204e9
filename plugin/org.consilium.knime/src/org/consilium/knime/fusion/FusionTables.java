// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.fusion;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.port.CaseRecord;
import org.consilium.knime.port.ConsensusRecord;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.fusion.FusedCase;
import org.consilium.segmentation.fusion.FusionSettings;
import org.consilium.segmentation.fusion.RaterPerformance;
import org.consilium.segmentation.fusion.RaterScore;
import org.knime.core.data.DataCell;

/** The tables of Rater Fusion: how each rater stands to the consensus, over all cases and case by case. */
final class FusionTables {

    static final Table RATERS = Table.empty()
            .text("rater", "who outlined")
            .integer("cases", "cases that the rater looked at")
            .number("sensitivity", "share of the consensus that the rater marked; 0 to 1")
            .number("specificity", "share of what is outside of the consensus that the rater left out; 0 to 1")
            .number("dice", "Dice of the rater and the consensus; 0 to 1");

    static final Table CASES = Table.empty()
            .text("case", "the case, as it is called in every table")
            .text("patient", "pseudonym of the patient; intervals and splits are by patient")
            .text("rater", "who outlined")
            .number("sensitivity", "share of the consensus that the rater marked; 0 to 1")
            .number("specificity", "share of what is outside of the consensus that the rater left out; 0 to 1")
            .number("dice", "Dice of the rater and the consensus; 0 to 1")
            .integer("iterations", "rounds that STAPLE took; 0 for other methods");

    private static final String EMPTY = "the consensus is empty";
    private static final String FULL = "the consensus is the whole picture";

    private FusionTables() {}

    /** The cases with how their consensus came about. */
    static List<CaseRecord> records(FusionSettings settings, List<CaseRecord> records, List<FusedCase> cases) {
        List<CaseRecord> known = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            FusedCase fused = cases.get(i);
            List<ConsensusRecord.Rater> raters = new ArrayList<>();
            for (int r = 0; r < fused.raters().size(); r++) {
                RaterPerformance performance = fused.performance().get(r);
                raters.add(new ConsensusRecord.Rater(
                        fused.raters().get(r),
                        performance.sensitivity(),
                        performance.specificity(),
                        performance.dice()));
            }
            known.add(records.get(i)
                    .withConsensus(new ConsensusRecord(settings.method().title(), raters)));
        }
        return known;
    }

    static List<DataCell[]> raters(List<RaterScore> scores) {
        List<DataCell[]> rows = new ArrayList<>();
        for (RaterScore score : scores) {
            rows.add(new DataCell[] {
                Table.cell(score.rater()),
                Table.cell(score.cases()),
                Table.cell(score.sensitivity(), EMPTY),
                Table.cell(score.specificity(), FULL),
                Table.cell(score.dice())
            });
        }
        return rows;
    }

    /** One row a case and rater who looked at it. */
    static List<DataCell[]> cases(List<CaseRecord> records, List<FusedCase> cases) {
        List<DataCell[]> rows = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            FusedCase fused = cases.get(i);
            for (int r = 0; r < fused.raters().size(); r++) {
                RaterPerformance performance = fused.performance().get(r);
                rows.add(new DataCell[] {
                    Table.cell(records.get(i).id()),
                    Table.cell(records.get(i).patient()),
                    Table.cell(fused.raters().get(r)),
                    Table.cell(performance.sensitivity(), EMPTY),
                    Table.cell(performance.specificity(), FULL),
                    Table.cell(performance.dice()),
                    Table.cell(fused.iterations())
                });
            }
        }
        return rows;
    }
}
