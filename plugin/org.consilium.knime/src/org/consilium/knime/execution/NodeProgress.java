// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import java.util.concurrent.CancellationException;
import org.consilium.ground.Progress;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;

/** Hands the progress of a KNIME-free worker to KNIME, and KNIME's cancel to the worker. */
public final class NodeProgress implements Progress {

    private final ExecutionMonitor monitor;

    public NodeProgress(ExecutionMonitor monitor) {
        this.monitor = monitor;
    }

    /**
     * @param fraction done, 0 to 1
     * @param message what is being done
     * @throws CancellationException if the user has cancelled the node
     */
    @Override
    public void report(double fraction, String message) {
        try {
            monitor.checkCanceled();
        } catch (CanceledExecutionException e) {
            CancellationException cancelled = new CancellationException("cancelled");
            cancelled.initCause(e);
            throw cancelled;
        }
        monitor.setProgress(Math.max(0, Math.min(1, fraction)), message);
    }
}
