// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.consilium.runner.internal.workflow.WorkflowListener;
import org.consilium.runner.internal.workflow.WorkflowNode;

/**
 * Prints one line for each node that ends. How the running ones get on stands in one line that is written over on a
 * terminal, and elsewhere, where a scheduler keeps what is printed, in a line a minute for each.
 */
final class ConsoleReport implements WorkflowListener {
    private static final long NANOS_BETWEEN = 100_000_000;
    private static final int WIDTH = 100;

    private static final long NANOS_IN_LOG = 60_000_000_000L;
    private static final double NANO = 1e-9;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier clock;
    private final Map<WorkflowNode, Pace> paces = new HashMap<>();
    private long lastProgress;
    private int shown;

    ConsoleReport(PrintStream out, boolean terminal) {
        this(out, terminal, System::nanoTime);
    }

    /** @param clock nanoseconds since some moment */
    ConsoleReport(PrintStream out, boolean terminal, LongSupplier clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.lastProgress = clock.getAsLong() - NANOS_BETWEEN;
    }

    /** From when on a node's speed is known: where it was at first, and when it was last told of. */
    private static final class Pace {
        private final long begin;
        private final double from;
        private long told;

        Pace(long begin, double from) {
            this.begin = begin;
            this.from = from;
            this.told = begin;
        }
    }

    @Override
    public synchronized void progress(WorkflowNode node, double fraction, String message) {
        long now = clock.getAsLong();
        if (!terminal) {
            log(node, fraction, message, now);
            return;
        }
        if (now - lastProgress < NANOS_BETWEEN) {
            return;
        }
        lastProgress = now;
        String line = String.format(Locale.ROOT, "%s  %.0f %%  %s", node.label(), fraction * 100, oneLine(message));
        String text = line.substring(0, Math.min(line.length(), WIDTH));
        out.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
        out.flush();
        shown = text.length();
    }

    private void log(WorkflowNode node, double fraction, String message, long now) {
        Pace pace = paces.computeIfAbsent(node, unused -> new Pace(now, fraction));
        if (now - pace.told < NANOS_IN_LOG) {
            return;
        }
        pace.told = now;
        double seconds = NANO * (now - pace.begin);
        double done = fraction - pace.from;
        String left = done > 0 && fraction < 1
                ? "about " + duration(seconds * (1 - fraction) / done) + " left"
                : "time left unknown";
        line(
                "RUNNING",
                String.format(
                        Locale.ROOT,
                        "%s  %.0f %%, %s so far, %s  %s",
                        node.label(),
                        fraction * 100,
                        duration(seconds),
                        left,
                        message));
    }

    private static String duration(double seconds) {
        long minutes = Math.round(seconds / 60);
        return minutes < 60
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
    }

    @Override
    public void warned(WorkflowNode node, String message) {
        line("WARN", node.label() + "  " + message);
    }

    @Override
    public void executed(WorkflowNode node, double seconds) {
        line("EXECUTED", String.format(Locale.ROOT, "%s  %.1f s", node.label(), seconds));
    }

    @Override
    public void failed(WorkflowNode node, String message) {
        line("FAILED", node.label() + "  " + message);
    }

    @Override
    public void cancelled(WorkflowNode node) {
        line("CANCELLED", node.label());
    }

    synchronized void line(String word, String text) {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
        out.println(String.format(Locale.ROOT, "%-10s%s", word, oneLine(text)));
        out.flush();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }
}
