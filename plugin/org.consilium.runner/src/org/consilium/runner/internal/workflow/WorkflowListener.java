// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

/** Hears how a run goes. Calls come from the worker threads, one at a time for each node. */
public interface WorkflowListener {
    WorkflowListener NONE = new WorkflowListener() {};

    default void started(WorkflowNode node) {}

    /** Takes the fraction, in [0, 1], and the message, either of which may be as before. */
    default void progress(WorkflowNode node, double fraction, String message) {}

    default void warned(WorkflowNode node, String message) {}

    default void executed(WorkflowNode node, double seconds) {}

    default void failed(WorkflowNode node, String message) {}

    default void cancelled(WorkflowNode node) {}
}
