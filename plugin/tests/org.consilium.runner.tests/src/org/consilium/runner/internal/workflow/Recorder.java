// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes down what a run tells. */
final class Recorder implements WorkflowListener {
    final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void warned(WorkflowNode node, String message) {
        events.add("warned " + node.label() + " " + message);
    }

    @Override
    public void executed(WorkflowNode node, double seconds) {
        events.add("executed " + node.label());
    }

    @Override
    public void failed(WorkflowNode node, String message) {
        events.add("failed " + node.label() + " " + message);
    }

    @Override
    public void cancelled(WorkflowNode node) {
        events.add("cancelled " + node.label());
    }
}
