// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What KNIME itself saved: a workflow of two nodes (5.12), and a table of the GED Evaluator (5.8.2). */
public final class Resources {
    /** Folder of the table at the second node's port. */
    public static final String TABLE = "Tensor Taker (#2)/port_1";

    /** Folder of a table that refers to the one at the port. */
    public static final String REFERENCE = "Tensor Taker (#2)/internalTables/object_0";

    private static final List<String> WORKFLOW = List.of(
            "workflow.knime",
            "Tensor Maker (#1)/settings.xml",
            "Tensor Taker (#2)/settings.xml",
            TABLE + "/spec.xml",
            TABLE + "/data.xml",
            TABLE + "/data.zip",
            REFERENCE + "/spec.xml",
            REFERENCE + "/data.xml");

    private Resources() {}

    /** Copies the workflow into a new folder. */
    public static Path workflow(Path folder) throws IOException {
        return copy("/workflows/chain-executed/", WORKFLOW, folder);
    }

    /** Copies the evaluator's table into a new folder. */
    public static Path evaluatorTable(Path folder) throws IOException {
        return copy("/tables/evaluator/", List.of("spec.xml", "data.xml", "data.zip"), folder);
    }

    /** What the platform reads in the evaluator's table, line by line, the row's key first. */
    public static List<String> evaluatorLines() throws IOException {
        try (InputStream in = Resources.class.getResourceAsStream("/tables/evaluator.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Path copy(String place, List<String> files, Path folder) throws IOException {
        for (String file : files) {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = Resources.class.getResourceAsStream(place + file)) {
                Files.copy(in, target);
            }
        }
        return folder;
    }
}
