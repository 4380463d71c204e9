// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An executed workflow of two nodes as KNIME 5.12 saved it; the second node has a table with a picture. */
public final class ExampleWorkflow {
    /** Folder of the table at the second node's port. */
    public static final String TABLE = "Tensor Taker (#2)/port_1";

    /** Folder of a table that refers to the one at the port. */
    public static final String REFERENCE = "Tensor Taker (#2)/internalTables/object_0";

    private static final List<String> FILES = List.of(
            "workflow.knime",
            "Tensor Maker (#1)/settings.xml",
            "Tensor Taker (#2)/settings.xml",
            TABLE + "/spec.xml",
            TABLE + "/data.xml",
            TABLE + "/data.zip",
            REFERENCE + "/spec.xml",
            REFERENCE + "/data.xml");

    private ExampleWorkflow() {}

    /** Copies the workflow into a new folder of that name. */
    public static Path copyTo(Path folder) throws IOException {
        for (String file : FILES) {
            Path target = folder.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream in = ExampleWorkflow.class.getResourceAsStream("/workflows/chain-executed/" + file)) {
                Files.copy(in, target);
            }
        }
        return folder;
    }
}
