// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.consilium.ground.Count;
import org.consilium.ground.FileErrors;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.message.Message;
import org.knime.node.DefaultModel;

/** Runs a node's work and turns what workers throw into what KNIME shows: a message without a stack trace. */
public final class Execution {

    /** The work of a node. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException, CanceledExecutionException, KNIMEException;
    }

    /** The work of a node that may say what was odd, also before it fails. */
    @FunctionalInterface
    public interface WarningWork {
        void run(List<String> warnings) throws IOException, CanceledExecutionException, KNIMEException;
    }

    private Execution() {}

    /**
     * As the other one, and shows what the worker warned of. Of work that fails the warnings go to the log, and the error
     * says so: they often tell why it failed.
     */
    public static void run(DefaultModel.ExecuteOutput out, WarningWork work)
            throws CanceledExecutionException, KNIMEException {
        List<String> warnings = new ArrayList<>();
        try {
            run(() -> work.run(warnings));
        } catch (KNIMEException e) {
            Warnings.log(warnings);
            throw warnings.isEmpty()
                    ? e
                    : failure(
                            e.getKNIMEMessage().getSummary() + "\nBefore that, "
                                    + Count.of(warnings.size(), "warning was", "warnings were")
                                    + " given; all of them are in the log, and in warnings.csv of ./consilium run --outputs.",
                            e.getCause());
        }
        Warnings.show(warnings, out);
    }

    /**
     * @throws CanceledExecutionException if the worker stopped because the user cancelled
     * @throws KNIMEException with the worker's own words if input or settings were wrong
     */
    public static void run(Work work) throws CanceledExecutionException, KNIMEException {
        try {
            work.run();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            if (isInterruption(e)) {
                throw new CanceledExecutionException();
            }
            throw failure(FileErrors.message(e), e);
        }
    }

    /** A cancel interrupts the worker; what waits or reads then says so in one of these ways, often as a cause. */
    private static boolean isInterruption(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause instanceof InterruptedIOException
                    || cause instanceof ClosedByInterruptException
                    || cause instanceof FileLockInterruptionException
                    || cause instanceof CancellationException) {
                return true;
            }
        }
        return false;
    }

    /** An error with its summary: what, where, what to do. */
    public static KNIMEException failure(String summary, Throwable cause) {
        return KNIMEException.of(Message.fromSummary(summary == null ? cause.toString() : summary), cause);
    }
}
