// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;

/** What a node's work throws, and what KNIME is told. */
class ExecutionTest {
    static Stream<IOException> interruptions() {
        return Stream.of(
                new InterruptedIOException("while waiting for tensors"),
                new ClosedByInterruptException(),
                new FileLockInterruptionException(),
                new IOException("the case can't be read", new ClosedByInterruptException()),
                new IOException("reading ahead failed", new InterruptedException()));
    }

    @ParameterizedTest
    @MethodSource("interruptions")
    void whatACancelInterruptsIsACancel(IOException interruption) {
        assertCancel(() -> {
            throw interruption;
        });
        assertCancel(() -> {
            throw new UncheckedIOException(interruption);
        });
        assertCancel(() -> {
            throw new IllegalStateException("a task failed", interruption);
        });
    }

    @Test
    void aCancellationIsACancel() {
        assertCancel(() -> {
            throw new CancellationException("stop");
        });
        assertCancel(() -> {
            throw new IllegalStateException("a task failed", new CancellationException("stop"));
        });
    }

    @Test
    void anyOtherErrorIsAFailureInTheWordsOfTheWorker() {
        KNIMEException error = assertThrows(
                KNIMEException.class,
                () -> Execution.run(() -> {
                    throw new IOException("case 3 can't be read");
                }));
        assertEquals("case 3 can't be read", error.getMessage());
    }

    private static void assertCancel(Execution.Work work) {
        assertThrows(CanceledExecutionException.class, () -> Execution.run(work));
    }
}
