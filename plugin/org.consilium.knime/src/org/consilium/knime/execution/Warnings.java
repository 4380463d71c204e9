// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import java.util.List;
import org.consilium.ground.Count;
import org.knime.core.node.NodeLogger;
import org.knime.node.DefaultModel;

/**
 * Shows a worker's warnings on the node: the first ones in full, then how many more there are and where all of them
 * stand. The log gets every one; the runner makes {@code warnings.csv} of what a node logs.
 */
public final class Warnings {

    private static final int SHOWN = 5;
    private static final NodeLogger LOG = NodeLogger.getLogger(Warnings.class);

    private Warnings() {}

    /** @param warnings a sentence each, free of patient identifiers */
    public static void show(List<String> warnings, DefaultModel.ExecuteOutput out) {
        if (warnings.isEmpty()) {
            return;
        }
        log(warnings);
        String text = String.join("\n", warnings.subList(0, Math.min(SHOWN, warnings.size())));
        int more = warnings.size() - SHOWN;
        out.setWarningMessage(more > 0 ? text + "\n... and " + Count.of(more, "more warning") + ". " + whole() : text);
    }

    /** Of a node that fails: there is nothing to show them on but the log. */
    static void log(List<String> warnings) {
        warnings.forEach(LOG::warn);
    }

    private static String whole() {
        return "All of them are in the log, in warnings.csv of ./consilium run --outputs, and in the table that Warnings"
                + " to Table makes of cases, samples or a model.";
    }
}
