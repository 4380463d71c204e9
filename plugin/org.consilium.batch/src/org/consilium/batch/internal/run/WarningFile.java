// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.consilium.batch.internal.table.CsvWriter;
import org.consilium.ground.WarningPlace;

/** All that a node warned of, beside its tables: the message on the node and in the console has the first ones only. */
final class WarningFile {
    /** Name of the file. */
    static final String NAME = "warnings.csv";

    private static final List<String> HEADER = List.of("number", "where", "warning");

    private WarningFile() {}

    /** Writes the file; none for a node that had nothing to say. */
    static void write(SavedNode node, Path target) throws IOException {
        List<String> warnings = node.warnings();
        if (warnings.isEmpty()) {
            return;
        }
        Files.createDirectories(target);
        try (Writer writer = Files.newBufferedWriter(target.resolve(NAME))) {
            CsvWriter csv = new CsvWriter(writer);
            csv.line(HEADER);
            for (int i = 0; i < warnings.size(); i++) {
                String said = warnings.get(i);
                csv.line(List.of(Integer.toString(i + 1), WarningPlace.of(said), said));
            }
        }
    }
}
