// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knime.core.internal.bridge.ProgressSink;

/** Progress and the request to stop. */
class ExecutionMonitorTest {
    private final List<String> reports = new ArrayList<>();
    private boolean canceled;

    private final ExecutionMonitor monitor = new ExecutionMonitor(new ProgressSink() {
        @Override
        public void progress(double fraction, String message) {
            reports.add(fraction + " " + message);
        }

        @Override
        public boolean isCanceled() {
            return canceled;
        }
    });

    @Test
    void aPartIsMappedIntoTheWhole() {
        monitor.setProgress(0.5, "second half");
        ExecutionMonitor part = monitor.createSubProgress(0.5);
        part.setProgress(0.5, "inside");
        ExecutionMonitor silent = part.createSilentSubProgress(0.5);
        silent.setProgress(1, "unheard");
        silent.setMessage("unheard");
        assertEquals(List.of("0.5 second half", "0.75 inside", "1.0 null", "NaN null"), reports);
    }

    @Test
    void aRequestOrAnInterruptStops() throws Exception {
        monitor.checkCanceled();
        canceled = true;
        assertThrows(CanceledExecutionException.class, monitor::checkCanceled);
        assertThrows(CanceledExecutionException.class, () -> monitor.createSubProgress(1)
                .checkCanceled());
        assertDoesNotThrow(() -> monitor.createNonCancelableSubProgress().checkCanceled());
        canceled = false;
        Thread.currentThread().interrupt();
        assertThrows(CanceledExecutionException.class, monitor::checkCanceled);
        assertEquals(true, Thread.interrupted(), "the flag stays set for whoever looks next");
    }
}
