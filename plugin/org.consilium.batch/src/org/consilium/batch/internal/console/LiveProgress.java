// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.console;

import java.io.PrintStream;
import java.util.Locale;

/** Shows on a terminal how far a command is, in one line that is overwritten; shows nothing elsewhere. */
public final class LiveProgress implements AutoCloseable {
    private static final int WIDTH = 79;

    private final PrintStream out;
    private final boolean terminal;
    private int shown;

    /**
     * @param out where to show it
     * @param terminal whether that is a terminal
     */
    public LiveProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether the standard output is a terminal, as the start script has found. */
    public static boolean onTerminal() {
        return Boolean.getBoolean("consilium.terminal");
    }

    /**
     * @param fraction done so far, 0 to 1
     * @param message what is being done
     */
    public void show(double fraction, String message) {
        if (terminal) {
            String line = String.format(Locale.ROOT, "%3.0f %%  %s", 100 * fraction, message);
            print(line.length() <= WIDTH ? line : line.substring(0, WIDTH));
        }
    }

    /** Wipes the line out. */
    @Override
    public void close() {
        if (shown > 0) {
            print("");
            out.print('\r');
            out.flush();
        }
    }

    private void print(String text) {
        out.print('\r' + text + " ".repeat(Math.max(0, shown - text.length())));
        out.flush();
        shown = text.length();
    }
}
