// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import java.util.List;
import org.consilium.ground.Count;
import org.knime.node.DefaultModel;

/** Shows a worker's warnings on the node: the first ones in full, then how many more there are. */
public final class Warnings {

    private static final int SHOWN = 5;

    private Warnings() {}

    public static void show(List<String> warnings, DefaultModel.ExecuteOutput out) {
        if (warnings.isEmpty()) {
            return;
        }
        String text = String.join("\n", warnings.subList(0, Math.min(SHOWN, warnings.size())));
        int more = warnings.size() - SHOWN;
        out.setWarningMessage(more > 0 ? text + "\n... and " + Count.of(more, "more warning") : text);
    }
}
