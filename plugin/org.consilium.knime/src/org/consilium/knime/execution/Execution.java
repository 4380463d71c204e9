// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;

/** Runs a node's work and turns what workers throw into what KNIME shows: a message without a stack trace. */
public final class Execution {

    /** The work of a node. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException, CanceledExecutionException, KNIMEException;
    }

    private Execution() {}

    /**
     * @throws CanceledExecutionException if the worker stopped because the user cancelled
     * @throws KNIMEException with the worker's own words if input or settings were wrong
     */
    public static void run(final Work work) throws CanceledExecutionException, KNIMEException {
        try {
            work.run();
        } catch (CancellationException | ClosedByInterruptException e) {
            throw new CanceledExecutionException();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw failure(e.getMessage(), e);
        }
    }

    /** An error with its summary: what, where, what to do. */
    public static KNIMEException failure(final String summary, final Throwable cause) {
        return KNIMEException.of(Message.fromSummary(summary == null ? cause.toString() : summary), cause);
    }
}
