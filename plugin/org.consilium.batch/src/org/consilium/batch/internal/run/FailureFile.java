// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lies beside the results of a run that did not come to its end, and says what failed and what stands there. */
final class FailureFile {
    /** Name of the file. */
    static final String NAME = "failed.txt";

    /** What it says while tables are moved to their place. */
    static final String UNFINISHED =
            "The run was stopped while it moved its tables here, so some are missing. Run it again.\n";

    private FailureFile() {}

    /** Whether a folder holds what a failed run left, so that a further run may replace it. */
    static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(NAME));
    }

    /** The place for what a failed run leaves where the results of a run that went well stand, which stay. */
    static Path beside(Path place) {
        String name = place.getFileName().toString();
        String ending = name.toLowerCase(Locale.ROOT).endsWith(".knwf") ? name.substring(name.length() - 5) : "";
        return place.resolveSibling(name.substring(0, name.length() - ending.length()) + ".failed" + ending);
    }

    /** Writes into the folder of a workflow how far it came, or takes away what an earlier run wrote. */
    static void write(Path workflow, boolean failed) throws IOException {
        Path file = workflow.resolve(NAME);
        Files.deleteIfExists(file);
        if (failed) {
            Files.write(file, lines(workflow));
        }
    }

    private static List<String> lines(Path workflow) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "The workflow did not run to its end. What stands here is of the nodes that had finished and is complete.",
                "Mend what the lines with FAILED say, and run it again.",
                ""));
        add(workflow, "", lines);
        return lines;
    }

    private static void add(Path workflow, String group, List<String> lines) throws IOException {
        for (SavedNode node : SavedNode.of(workflow)) {
            String label = group + node.label();
            if (node.group()) {
                add(node.folder(), label + " / ", lines);
                continue;
            }
            String error = node.error();
            if (node.executed()) {
                lines.add("EXECUTED  " + label);
            } else if (error == null) {
                lines.add("NOT RUN   " + label);
            } else {
                lines.add("FAILED    " + label + "  " + error.strip().replaceAll("\\s*\\R\\s*", " "));
            }
        }
    }

    /** Copies the file beside the tables. */
    static void copy(Path workflow, Path folder) throws IOException {
        if (isIn(workflow)) {
            Files.copy(workflow.resolve(NAME), folder.resolve(NAME));
        }
    }
}
