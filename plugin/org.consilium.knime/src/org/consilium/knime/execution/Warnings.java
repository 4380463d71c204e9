// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import java.util.List;
import java.util.stream.Collectors;
import org.consilium.ground.Count;
import org.knime.core.node.NodeLogger;
import org.knime.node.DefaultModel;

/**
 * Shows a worker's warnings on the node: the first ones in full, then how many more there are and where all of them
 * stand. The log gets every one; the runner makes {@code warnings.csv} of what a node logs.
 */
public final class Warnings {

    private static final int SHOWN = 5;
    private static final int LONGEST = 500;
    private static final NodeLogger LOG = NodeLogger.getLogger(Warnings.class);

    private Warnings() {}

    /** @param warnings a sentence each, free of patient identifiers */
    public static void show(List<String> warnings, DefaultModel.ExecuteOutput out) {
        if (warnings.isEmpty()) {
            return;
        }
        log(warnings);
        String text = warnings.stream().limit(SHOWN).map(Warnings::beginning).collect(Collectors.joining("\n"));
        int more = warnings.size() - SHOWN;
        if (more > 0) {
            text += "\n... and " + Count.of(more, "more warning") + ". " + whole();
        } else if (warnings.stream().anyMatch(said -> said.length() > LONGEST)) {
            text += "\n" + whole();
        }
        out.setWarningMessage(text);
    }

    /** Of a node that fails: there is nothing to show them on but the log. */
    static void log(List<String> warnings) {
        warnings.forEach(LOG::warn);
    }

    /** A sentence that lists hundreds of files would push the others out of sight. */
    private static String beginning(String said) {
        return said.length() > LONGEST ? said.substring(0, LONGEST) + " ..." : said;
    }

    private static String whole() {
        return "All of them, in full, are in the log, in warnings.csv of ./consilium run --outputs, and in the table that Warnings"
                + " to Table makes of cases, samples or a model.";
    }
}
