// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import org.knime.core.internal.bridge.ProgressSink;

/** Passes the progress of one node on to the listener. */
final class ListenerProgress implements ProgressSink {
    private final WorkflowNode node;
    private final WorkflowListener listener;
    private double fraction;
    private String message = "";
    private volatile boolean canceled;

    ListenerProgress(WorkflowNode node, WorkflowListener listener) {
        this.node = node;
        this.listener = listener;
    }

    void cancel() {
        canceled = true;
    }

    @Override
    public boolean isCanceled() {
        return canceled;
    }

    @Override
    public synchronized void progress(double newFraction, String newMessage) {
        fraction = Double.isNaN(newFraction) ? fraction : newFraction;
        message = newMessage == null ? message : newMessage;
        listener.progress(node, fraction, message);
    }
}
