// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.filter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.consilium.ground.Count;
import org.consilium.ground.Progress;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.port.PortRows;
import org.consilium.knime.selection.NameList;
import org.consilium.knime.selection.PortFacts;
import org.consilium.segmentation.selection.CaseChoice;
import org.consilium.segmentation.selection.CaseFacts;
import org.consilium.segmentation.selection.CaseRules;
import org.consilium.segmentation.selection.ListRule;
import org.consilium.tensor.safetensors.SafetensorsRowWriter;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;

/** Filters the cases of a port from file to file, one case at a time, for sets may be larger than the memory. */
final class FilterWork {

    private final CasesPortObject cases;
    private final List<Integer> raters;
    private final Progress progress;

    /** @param raters indices of those who stay */
    FilterWork(CasesPortObject cases, List<Integer> raters, Progress progress) {
        this.cases = cases;
        this.raters = raters;
        this.progress = progress;
    }

    /**
     * Chooses the cases.
     *
     * @param table the list; null where none is connected
     * @param warnings takes what the user must know
     */
    CaseChoice choose(CaseFilterParameters parameters, BufferedDataTable table, List<String> warnings)
            throws IOException {
        CaseRules rules = parameters.settings();
        List<CaseFacts> facts = PortFacts.read(cases, raters, rules.needsAreas(), progress);
        NameList list = parameters.list();
        ListRule rule = list.given(table)
                ? ListRule.of(
                        facts,
                        list.rows(table),
                        parameters.namedBy.kinds(),
                        parameters.listMode == CaseFilterParameters.ListMode.KEEP)
                : null;
        CaseChoice choice =
                CaseChoice.of(facts, rules, rule, parameters.others == CaseFilterParameters.Others.OTHER_PATIENTS);
        warnings.addAll(choice.warnings());
        long alone = choice.kept().stream()
                .filter(i -> facts.get(i).raters().isEmpty())
                .count();
        if (alone > 0) {
            warnings.add(
                    Count.of(alone, "case is", "cases are")
                            + " kept that none of the raters who stay has looked at. Set Fewest raters to 1 to leave such out.");
        }
        return choice;
    }

    /** Those who stay, by name. */
    private List<String> names() {
        return raters.stream().map(cases.getSpec().raters()::get).toList();
    }

    /** The cases that are kept, with the masks of those who stay; nothing is copied where that is all of them. */
    CasesPortObject kept(List<Integer> indices, FileStore fileStore) throws IOException {
        boolean everybody = raters.size() == cases.getSpec().raters().size();
        return everybody && indices.size() == cases.records().size()
                ? cases
                : write(
                        cases.getSpec().withRaters(names()),
                        indices,
                        fileStore,
                        everybody ? this::copyWhole : this::copyRaters);
    }

    /** Other cases, with all their raters. */
    CasesPortObject others(List<Integer> indices, FileStore fileStore) throws IOException {
        return write(cases.getSpec(), indices, fileStore, this::copyWhole);
    }

    /** Copies some cases. */
    private interface Copying {
        void copy(PortRows source, SafetensorsRowWriter target, List<Integer> indices) throws IOException;
    }

    private CasesPortObject write(CasesPortSpec spec, List<Integer> indices, FileStore fileStore, Copying copying)
            throws IOException {
        try (PortRows source = cases.fileRows()) {
            return CasesPortObject.write(
                    spec.withCases(indices.size()),
                    indices.stream().map(cases.records()::get).toList(),
                    fileStore,
                    target -> copying.copy(source, target, indices));
        }
    }

    private void copyWhole(PortRows source, SafetensorsRowWriter target, List<Integer> indices) throws IOException {
        source.copyTo(target, indices, progress);
    }

    private void copyRaters(PortRows source, SafetensorsRowWriter target, List<Integer> indices) throws IOException {
        for (int i = 0; i < indices.size(); i++) {
            progress.report(i / (double) indices.size(), "Case " + (i + 1) + "/" + indices.size());
            int index = indices.get(i);
            target.write("images", i, source.row("images", index));
            byte[] present = source.bytes("present", index);
            byte[] staying = new byte[raters.size()];
            for (int r = 0; r < staying.length; r++) {
                staying[r] = present[raters.get(r)];
                byte[] mask = source.bytes("masks", index, raters.get(r));
                target.write("masks", i, (long) r * mask.length, ByteBuffer.wrap(mask));
            }
            target.write("present", i, ByteBuffer.wrap(staying));
        }
    }
}
