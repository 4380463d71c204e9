// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.partition;

import java.io.IOException;
import java.util.List;
import org.consilium.ground.Progress;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.selection.PortFacts;
import org.consilium.segmentation.selection.CaseFacts;
import org.consilium.segmentation.selection.CaseNames;
import org.consilium.segmentation.selection.CaseSplit;
import org.consilium.segmentation.selection.GivenParts;
import org.consilium.segmentation.selection.NamedRow;
import org.consilium.segmentation.selection.Part;
import org.consilium.segmentation.selection.SplitBalance;
import org.consilium.segmentation.selection.SplitMethod;
import org.consilium.segmentation.selection.SplitSettings;
import org.consilium.segmentation.selection.Strata;
import org.consilium.segmentation.selection.StratumKind;
import org.knime.core.node.BufferedDataTable;

/** Splits the cases of a port by the settings of the node, with the connected list where there is one. */
final class SplitWork {

    private final CasePartitionerParameters parameters;
    private final SplitSettings settings;
    private final BufferedDataTable table;
    private final List<String> warnings;

    /**
     * @param table the list; null where none is connected
     * @param warnings takes what the user must know
     */
    SplitWork(CasePartitionerParameters parameters, BufferedDataTable table, List<String> warnings) {
        this.parameters = parameters;
        this.settings = parameters.settings();
        this.table = table;
        this.warnings = warnings;
    }

    CaseSplit split(CasesPortObject port, Progress progress) throws IOException {
        List<CaseFacts> cases = PortFacts.read(port, settings.stratification().needsAreas(), progress);
        Strata strata = settings.stratification().of(cases, strataOfList(cases));
        CaseSplit split = settings.split(cases.stream().map(CaseFacts::info).toList(), strata, partsOfList(cases));
        warnings.addAll(SplitBalance.of(split).warnings(settings.names()));
        return split;
    }

    private List<Part> partsOfList(List<CaseFacts> cases) throws IOException {
        if (settings.method() != SplitMethod.LIST) {
            return List.of();
        }
        GivenParts given =
                GivenParts.of(cases, parameters.parts().rows(table), parameters.namedBy.kinds(), settings.names());
        warn(given.unknown());
        return given.parts();
    }

    /** Null for a case of which the list says nothing. */
    private List<String> strataOfList(List<CaseFacts> cases) throws IOException {
        if (settings.stratification().kind() != StratumKind.LIST) {
            return List.of();
        }
        CaseNames names = new CaseNames(cases, parameters.namedBy.kinds());
        List<NamedRow> rows = parameters.strata().rows(table);
        List<String> values = names.rows(rows, cases.size()).stream()
                .map(row -> row == null ? null : row.value())
                .toList();
        if (settings.method() != SplitMethod.LIST) {
            warn(names.unknown(rows));
        }
        return values;
    }

    private void warn(List<Integer> unknown) {
        if (!unknown.isEmpty()) {
            warnings.add(CaseNames.rowsText(unknown) + " of the list " + (unknown.size() == 1 ? "names" : "name")
                    + " no case of this set.");
        }
    }
}
