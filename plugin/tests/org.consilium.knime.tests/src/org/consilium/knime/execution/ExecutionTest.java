// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultModel;

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

    @Test
    void theMessageHasTheFirstFiveWarningsAndSaysWhereAllOfThemStand() throws Exception {
        Said said = new Said();
        Execution.run(said, warnings -> warnings.addAll(numbered(300)));
        String[] lines = said.message.split("\n");
        assertEquals(6, lines.length, said.message);
        assertEquals("warning 5", lines[4]);
        assertTrue(lines[5].startsWith("... and 295 more warnings. All of them, in full, are in the log"), lines[5]);
        assertTrue(lines[5].contains("warnings.csv") && lines[5].contains("Warnings to Table"), lines[5]);
        Execution.run(said, warnings -> warnings.addAll(numbered(5)));
        assertEquals(5, said.message.split("\n").length, said.message);
        Execution.run(said, warnings -> warnings.add("many: " + "name, ".repeat(1000)));
        assertTrue(said.message.length() < 1000, said.message);
        assertTrue(said.message.contains(" ...\nAll of them, in full, are in the log"), said.message);
    }

    @Test
    void workThatFailsSaysThatItHasWarnedBefore() {
        Said said = new Said();
        KNIMEException error = assertThrows(
                KNIMEException.class,
                () -> Execution.run(said, warnings -> {
                    warnings.addAll(numbered(7));
                    throw new IOException("no case can be read");
                }));
        String text = error.getKNIMEMessage().getSummary();
        assertTrue(text.startsWith("no case can be read\nBefore that, 7 warnings were given"), text);
        assertNull(said.message);
    }

    /** The message of such an error is a bare path, which tells nobody what could not be done. */
    @Test
    void aFileSystemsErrorIsSaidInWords() {
        KNIMEException error = assertThrows(
                KNIMEException.class,
                () -> Execution.run(() -> {
                    throw new AccessDeniedException("/data/cases");
                }));

        assertEquals(
                "/data/cases may not be read or written; check its permissions",
                error.getKNIMEMessage().getSummary());
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "warning " + i).toList();
    }

    /** Remembers the message; nothing else is asked of it. */
    private static final class Said implements DefaultModel.ExecuteOutput {
        private String message;

        @Override
        public <D extends PortObject> void setOutData(int index, D object) {
            throw new AssertionError("no output is made here");
        }

        @Override
        @SafeVarargs
        public final <D extends PortObject> void setOutData(D... objects) {
            throw new AssertionError("no output is made here");
        }

        @Override
        @SafeVarargs
        public final <D extends PortObject> void setInternalData(D... objects) {
            throw new AssertionError("nothing is kept here");
        }

        @Override
        public void setWarningMessage(String text) {
            message = text;
        }
    }
}
