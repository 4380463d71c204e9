// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.consilium.ground.Progress;
import org.consilium.imaging.model.CaseSink;
import org.consilium.imaging.model.Geometry;
import org.consilium.imaging.reader.ReadSummary;
import org.consilium.knime.execution.NodeProgress;
import org.consilium.knime.port.CasesPortObject;
import org.consilium.knime.port.CasesPortSpec;
import org.consilium.knime.table.ColumnNames;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * What the nodes that read cases give: a port whose tensors lie in its file, and a table. No more than one case at a time
 * is in memory with its pixels.
 *
 * @param port the masks stand in the order of {@link RaterOrder}
 * @param table one row a case
 */
public record ReadCases(CasesPortObject port, BufferedDataTable table) {

    /** The work of a reader. */
    @FunctionalInterface
    public interface Reading {
        ReadSummary read(CaseSink sink, List<String> warnings, Progress progress) throws IOException;
    }

    /**
     * @param warnings gets what was left out and why, also where the reading fails in the end; the port takes it along
     * @param names what the columns of the table are called
     * @param normalisation how the values become what they are, in words
     * @throws IllegalArgumentException if the cases differ in size, naming two of them
     */
    public static ReadCases read(
            ExecutionContext exec, String normalisation, List<String> warnings, ColumnNames names, Reading reading)
            throws IOException {
        FileStore fileStore = exec.createFileStore("cases.safetensors");
        Path file = fileStore.getFile().toPath();
        Files.createDirectories(file.toAbsolutePath().getParent());
        NodeProgress progress = new NodeProgress(exec);
        try (CaseSpool spool = new CaseSpool(file)) {
            ReadSummary summary = reading.read(spool, warnings, progress);
            List<CaseNote> notes = spool.notes();
            CasesPortObject port = CasesPortObject.write(
                    spec(notes, spool.raters(), normalisation, summary.structure()),
                    notes.stream().map(CaseNote::record).toList(),
                    fileStore,
                    rows -> spool.copyTo(rows, progress));
            port.warn(warnings);
            return new ReadCases(
                    port, CaseTable.COLUMNS.build(exec, CaseTable.rows(notes, summary.raterIdentity()), names));
        }
    }

    private static CasesPortSpec spec(
            List<CaseNote> notes, List<String> raters, String normalisation, String structure) {
        CaseNote first = notes.get(0);
        return new CasesPortSpec(
                        notes.size(), first.channels(), first.height(), first.width(), normalisation, raters, structure)
                .withSpacing(common(notes, Geometry::rowSpacing), common(notes, Geometry::columnSpacing));
    }

    /** The value of all cases; NaN if they differ. */
    private static double common(List<CaseNote> notes, ToDoubleFunction<Geometry> value) {
        double first = value.applyAsDouble(notes.get(0).record().geometry());
        return notes.stream().allMatch(note -> value.applyAsDouble(note.record().geometry()) == first)
                ? first
                : Double.NaN;
    }
}
