// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.ArrayList;
import java.util.List;

/** Takes a workflow back to where nothing has run. */
public final class WorkflowReset {
    private WorkflowReset() {}

    /** Drops all results and configures the nodes anew. */
    public static void reset(Workflow workflow) {
        workflow.nodes().forEach(node -> node.reset(null));
        NodeConfigurator configurator = new NodeConfigurator(workflow);
        NodeOrder.of(workflow).forEach(configurator::configure);
    }

    /** Drops the results of a node and of all that stand behind it, and configures those anew. */
    public static void reset(Workflow workflow, WorkflowNode first) {
        List<WorkflowNode> behind = new ArrayList<>(List.of(first));
        for (WorkflowNode node : NodeOrder.of(workflow)) {
            if (!behind.contains(node) && workflow.predecessors(node).stream().anyMatch(behind::contains)) {
                behind.add(node);
            }
        }
        behind.forEach(node -> node.reset(null));
        behind.forEach(new NodeConfigurator(workflow)::configure);
    }
}
