// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.batch.internal.ExitCodes;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Listens to the signals that ask a program to end (Ctrl-C, and the polite kill). The first one cancels what is being
 * done, a second one ends the program at once.
 */
public final class Interrupts {
    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private final PrintStream err;

    /**
     * @param err where it is said that the work is being cancelled
     */
    public Interrupts(PrintStream err) {
        this.err = err;
    }

    /** Service managers and {@code timeout} signal a process and its group, so one wish to end may arrive twice. */
    private static final long ECHO_NANOS = 1_000_000_000L;

    /** Listens until the result is closed; the action runs once, at the first signal. */
    public Hearing onInterrupt(Runnable action) {
        return new Hearing(action);
    }

    /** The time in which signals are listened to. */
    public final class Hearing implements AutoCloseable {
        private final AtomicBoolean interrupted = new AtomicBoolean();
        private volatile long since;
        private final List<Runnable> undo = new ArrayList<>();
        private final Runnable action;

        private Hearing(Runnable action) {
            this.action = action;
            for (String name : SIGNALS) {
                listen(name);
            }
        }

        private void listen(String name) {
            try {
                Signal signal = new Signal(name);
                SignalHandler before = Signal.handle(signal, received -> raise());
                undo.add(() -> Signal.handle(signal, before));
            } catch (IllegalArgumentException | LinkageError e) {
                // This Java can't listen to that signal, which then ends the program as usual.
            }
        }

        /** Does what the first signal does. */
        public void raise() {
            if (!interrupted.compareAndSet(false, true)) {
                if (System.nanoTime() - since > ECHO_NANOS) {
                    Runtime.getRuntime().halt(ExitCodes.EXECUTION);
                }
                return;
            }
            since = System.nanoTime();
            // Behind the ^C that the terminal shows.
            err.print(LiveProgress.onTerminal() ? System.lineSeparator() : "");
            err.println("consilium: cancelling; once more ends at once");
            action.run();
        }

        public boolean interrupted() {
            return interrupted.get();
        }

        /**
         * @throws CancellationException if there was a signal
         */
        public void check() {
            if (interrupted()) {
                throw new CancellationException();
            }
        }

        @Override
        public void close() {
            undo.forEach(Runnable::run);
        }
    }
}
