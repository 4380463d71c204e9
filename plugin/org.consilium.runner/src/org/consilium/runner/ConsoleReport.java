// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner;

import java.io.PrintStream;
import java.util.Locale;
import org.consilium.runner.internal.workflow.WorkflowListener;
import org.consilium.runner.internal.workflow.WorkflowNode;

/** Prints one line for each node that ends; on a terminal also one that shows how the running ones get on. */
final class ConsoleReport implements WorkflowListener {
    private static final long NANOS_BETWEEN = 100_000_000;
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal;
    private long lastProgress;
    private int shown;

    ConsoleReport(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.lastProgress = System.nanoTime() - NANOS_BETWEEN;
    }

    @Override
    public synchronized void progress(WorkflowNode node, double fraction, String message) {
        long now = System.nanoTime();
        if (!terminal || now - lastProgress < NANOS_BETWEEN) {
            return;
        }
        lastProgress = now;
        String line = String.format(Locale.ROOT, "%s  %.0f %%  %s", node.label(), fraction * 100, oneLine(message));
        String text = line.substring(0, Math.min(line.length(), WIDTH));
        out.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
        out.flush();
        shown = text.length();
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
