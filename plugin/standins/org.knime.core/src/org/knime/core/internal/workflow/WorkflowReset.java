// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.workflow;

import java.nio.file.Path;

/** Takes a workflow back to where nothing has run. */
public final class WorkflowReset {
    private WorkflowReset() {}

    /** Drops all results and configures the nodes anew. */
    public static void reset(Workflow workflow) {
        workflow.nodes().forEach(node -> node.reset(null));
        NodeConfigurator configurator = new NodeConfigurator(workflow);
        NodeOrder.of(workflow).forEach(configurator::configure);
    }

    /** Deletes a temporary folder as far as it can be. */
    public static void deleteQuietly(Path folder) {
        Folders.deleteQuietly(folder);
    }
}
