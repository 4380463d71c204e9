// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.function.Supplier;
import org.knime.core.internal.bridge.ProgressSink;

/** Takes the progress of a node, in [0, 1], and tells it when to stop. */
public class ExecutionMonitor {
    private final ProgressSink sink;
    private volatile double fraction;

    public ExecutionMonitor() {
        this(ProgressSink.NONE);
    }

    ExecutionMonitor(ProgressSink sink) {
        this.sink = sink;
    }

    /**
     * Returns normally as long as nobody has asked to stop.
     *
     * @throws CanceledExecutionException if somebody has, or if the thread's interrupt flag is set
     */
    public void checkCanceled() throws CanceledExecutionException {
        if (sink.isCanceled() || Thread.currentThread().isInterrupted()) {
            throw new CanceledExecutionException();
        }
    }

    public void setProgress(double progress) {
        setProgress(progress, (String) null);
    }

    public void setProgress(double progress, String message) {
        fraction = Math.max(0, Math.min(1, progress));
        sink.progress(fraction, message);
    }

    public void setProgress(double progress, Supplier<String> message) {
        setProgress(progress, message.get());
    }

    public void setMessage(String message) {
        sink.progress(Double.NaN, message);
    }

    public void setMessage(Supplier<String> message) {
        setMessage(message.get());
    }

    public void setProgress(String message) {
        setMessage(message);
    }

    /** Returns a monitor whose whole way is the given part of this one's, from where this one stands. */
    public ExecutionMonitor createSubProgress(double part) {
        return new ExecutionMonitor(subSink(part, false, true));
    }

    /** The same without messages. */
    public ExecutionMonitor createSilentSubProgress(double part) {
        return new ExecutionMonitor(subSink(part, true, true));
    }

    public ExecutionMonitor createNonCancelableSubProgress() {
        return new ExecutionMonitor(subSink(1, false, false));
    }

    final ProgressSink subSink(double part, boolean silent, boolean cancelable) {
        double start = fraction;
        return new ProgressSink() {
            @Override
            public void progress(double progress, String message) {
                String shown = silent ? null : message;
                if (Double.isNaN(progress)) {
                    sink.progress(progress, shown);
                } else {
                    setProgress(start + part * progress, shown);
                }
            }

            @Override
            public boolean isCanceled() {
                return cancelable && sink.isCanceled();
            }
        };
    }
}
