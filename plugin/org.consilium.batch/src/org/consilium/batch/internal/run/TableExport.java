// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.consilium.knime.table.PortTable;
import org.consilium.knwf.archive.Folders;

/** Writes the tables of a saved workflow as CSV, and their pictures as PNG beside them. */
final class TableExport {
    private final RunReport report;
    private final TableListFile list;
    private final boolean pictures;

    /**
     * @param known the tables of the nodes that are installed, by class of their factories
     * @param report is told of each table that can't be written, by its node and port; it costs no other table
     * @param pictures whether pictures are written; without them their cells say that there is one
     */
    TableExport(RunReport report, Map<String, List<PortTable>> known, boolean pictures) {
        this.list = new TableListFile(known);
        this.report = report;
        this.pictures = pictures;
    }

    /**
     * Writes {@code <node name> (#<id>)/port_<n>.csv} for each table at a port. A picture cell names its file, which is
     * {@code port_<n>_<row key>_<column>.png}. Beside them stand what they are, as {@link TableListFile}, and all that the
     * node warned of, as {@link WarningFile}.
     */
    void write(Path workflow, Path out) {
        write(workflow, out, "the workflow");
    }

    private void write(Path workflow, Path out, String name) {
        try {
            for (SavedNode node : SavedNode.of(workflow)) {
                if (node.group()) {
                    write(node.folder(), out.resolve(node.label()), node.label());
                } else {
                    ports(node, out.resolve(node.label()));
                }
            }
        } catch (IOException | RuntimeException e) {
            report.failure("tables of " + name, e);
        }
    }

    private void ports(SavedNode node, Path target) {
        try {
            for (Map.Entry<Integer, Path> port : node.tables().entrySet()) {
                port(node, port.getKey(), port.getValue(), target);
            }
            list.write(node, target);
            WarningFile.write(node, target);
        } catch (IOException | RuntimeException e) {
            report.failure("the tables of " + node.label(), e);
        }
    }

    private void port(SavedNode node, int port, Path folder, Path target) throws IOException {
        String table = "the table at port " + port + " of " + node.label();
        // A folder of its own at first, so that nothing stays of a table that ends early.
        Path partial = target.resolve("partial");
        Files.createDirectories(partial);
        try {
            TableFiles files = new TableFiles(partial, "port_" + port, pictures);
            files.write(folder, node.allTables());
            files.unread()
                    .forEach((column, type) -> report.notice(table + ": the column '" + column
                            + "' has cells of the class " + type + ", which can't be read here; they stand as "
                            + CellText.unread(type)));
            for (Path file : Folders.children(partial)) {
                Files.move(file, target.resolve(file.getFileName().toString()));
            }
        } catch (IOException | RuntimeException e) {
            report.failure(table, e);
        } finally {
            Folders.delete(partial);
            if (Folders.children(target).isEmpty()) {
                Folders.delete(target);
            }
        }
    }
}
