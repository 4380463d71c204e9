// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.batch.internal.table.CsvWriter;
import org.consilium.knwf.table.RowReader;
import org.consilium.knwf.table.SavedCell;
import org.consilium.knwf.table.SavedRow;
import org.consilium.knwf.table.SavedTable;

/** Writes the tables of a saved workflow as CSV, and their pictures as PNG beside them. */
final class TableExport {
    private TableExport() {}

    /**
     * Writes {@code <node name> (#<id>)/port_<n>.csv} for each table at a port. A picture cell names its file, which is
     * {@code port_<n>_<row key>_<column>.png}.
     *
     * @throws IOException naming the node and port whose table can't be read
     */
    static void write(Path workflow, Path out) throws IOException {
        for (SavedNode node : SavedNode.of(workflow)) {
            Path target = out.resolve(node.label());
            if (node.group()) {
                write(node.folder(), target);
                continue;
            }
            for (Map.Entry<Integer, Path> port : node.tables().entrySet()) {
                Files.createDirectories(target);
                try {
                    write(port.getValue(), node.allTables(), target, "port_" + port.getKey());
                } catch (IOException e) {
                    throw new IOException(
                            "the table at port " + port.getKey() + " of " + node.label() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    private static void write(Path folder, List<Path> sameNode, Path target, String name) throws IOException {
        SavedTable table = SavedTable.of(folder);
        OutputNames pictures = new OutputNames();
        try (RowReader rows = table.open(sameNode);
                Writer writer = Files.newBufferedWriter(target.resolve(name + ".csv"), StandardCharsets.UTF_8)) {
            CsvWriter csv = new CsvWriter(writer);
            List<String> header = new ArrayList<>(List.of("RowID"));
            header.addAll(table.columns());
            csv.line(header);
            for (SavedRow row = rows.next(); row != null; row = rows.next()) {
                List<String> fields = new ArrayList<>(List.of(row.key()));
                for (int i = 0; i < row.cells().size(); i++) {
                    if (row.cells().get(i) instanceof SavedCell.Picture picture) {
                        String part = OutputNames.clean(row.key()) + "_"
                                + OutputNames.clean(table.columns().get(i));
                        String file = pictures.unused(name + "_" + part, ".png");
                        Files.write(target.resolve(file), picture.png());
                        fields.add(file);
                    } else {
                        fields.add(text(row.cells().get(i)));
                    }
                }
                csv.line(fields);
            }
        }
    }

    /** The text of a cell that is no picture; null for a missing one, the kind in brackets for one of an unknown kind. */
    private static String text(SavedCell cell) {
        if (cell instanceof SavedCell.Whole whole) {
            return Integer.toString(whole.value());
        } else if (cell instanceof SavedCell.LongWhole whole) {
            return Long.toString(whole.value());
        } else if (cell instanceof SavedCell.Real real) {
            return Double.toString(real.value());
        } else if (cell instanceof SavedCell.Truth truth) {
            return Boolean.toString(truth.value());
        }
        if (cell instanceof SavedCell.Unknown unknown) {
            // Not nothing: that would be a missing cell.
            return "(" + unknown.type().substring(unknown.type().lastIndexOf('.') + 1) + ")";
        }
        return cell instanceof SavedCell.Text text ? text.value() : null;
    }
}
