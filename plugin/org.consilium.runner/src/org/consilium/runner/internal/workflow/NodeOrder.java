// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The nodes of a workflow so that each stands behind its predecessors. */
final class NodeOrder {
    private NodeOrder() {}

    /**
     * @throws IllegalArgumentException if the connections form a cycle
     */
    static List<WorkflowNode> of(Workflow workflow) {
        Map<WorkflowNode, Integer> open = new HashMap<>();
        workflow.nodes()
                .forEach(node -> open.put(node, workflow.predecessors(node).size()));
        List<WorkflowNode> order = new ArrayList<>();
        List<WorkflowNode> rest = new ArrayList<>(workflow.nodes());
        while (!rest.isEmpty()) {
            WorkflowNode next = rest.stream()
                    .filter(node -> open.get(node) == 0)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The connections form a cycle through "
                            + rest.stream().map(WorkflowNode::label).collect(Collectors.joining(", "))));
            rest.remove(next);
            order.add(next);
            workflow.successors(next).forEach(node -> open.merge(node, -1, Integer::sum));
        }
        return order;
    }
}
