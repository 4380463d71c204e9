// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.partition;

import java.util.ArrayList;
import java.util.List;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.selection.CaseSplit;
import org.consilium.segmentation.selection.SplitSettings;
import org.knime.core.data.DataCell;
import org.knime.core.data.MissingCell;

/** The split as a table, one row a case, which the node takes again as a list. */
final class SplitTable {

    static final Table COLUMNS = Table.empty()
            .text("case", "the case, as it is called in every table")
            .text("patient", "pseudonym of the patient; intervals and splits are by patient")
            .text("part", "what the set is called that the case went to")
            .integer("fold", "number of the fold that tests the patient; missing where no folds were drawn")
            .text("stratum", "group of the patient; missing where nothing was stratified");

    private SplitTable() {}

    static List<DataCell[]> rows(CaseSplit split, SplitSettings settings) {
        List<DataCell[]> rows = new ArrayList<>();
        for (int i = 0; i < split.cases().size(); i++) {
            CaseInfo info = split.cases().get(i);
            int fold = split.folds().get(i);
            rows.add(new DataCell[] {
                Table.cell(info.id()),
                Table.cell(info.patient()),
                Table.cell(settings.names().title(split.parts().get(i))),
                fold == CaseSplit.NO_FOLD
                        ? new MissingCell("no folds were drawn")
                        : Table.cell(fold + settings.firstFold()),
                split.strata().isEmpty()
                        ? new MissingCell("not stratified")
                        : Table.cell(split.strata().of(info.patient()))
            });
        }
        return rows;
    }
}
