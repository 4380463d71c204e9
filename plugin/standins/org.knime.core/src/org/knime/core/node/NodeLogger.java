// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Log lines of nodes. They go to the standard error: errors always, the rest and stack traces only where the system
 * property {@code consilium.debug} is {@code true}.
 */
public final class NodeLogger {
    private static final ThreadLocal<Consumer<String>> LISTENER = new ThreadLocal<>();

    private final String name;

    private NodeLogger(String name) {
        this.name = name;
    }

    public static NodeLogger getLogger(Class<?> type) {
        return getLogger(type.getSimpleName());
    }

    public static NodeLogger getLogger(String name) {
        return new NodeLogger(name);
    }

    /** Until it is closed, the listener hears what this thread warns of. */
    static Hearing hear(Consumer<String> listener) {
        LISTENER.set(listener);
        return LISTENER::remove;
    }

    /** Ends the hearing. */
    interface Hearing extends AutoCloseable {
        @Override
        void close();
    }

    public boolean isDebugEnabled() {
        return Boolean.getBoolean("consilium.debug");
    }

    public boolean isInfoEnabled() {
        return isDebugEnabled();
    }

    public void debug(Object message) {
        log("DEBUG", message, null);
    }

    public void debug(Supplier<Object> message) {
        if (isDebugEnabled()) {
            debug(message.get());
        }
    }

    public void debug(Object message, Throwable cause) {
        log("DEBUG", message, cause);
    }

    public void info(Object message) {
        log("INFO", message, null);
    }

    public void info(Supplier<Object> message) {
        if (isInfoEnabled()) {
            info(message.get());
        }
    }

    public void info(Object message, Throwable cause) {
        log("INFO", message, cause);
    }

    public void warn(Object message) {
        log("WARN", message, null);
    }

    public void warn(Supplier<Object> message) {
        if (isInfoEnabled()) {
            warn(message.get());
        }
    }

    public void warn(Object message, Throwable cause) {
        log("WARN", message, cause);
    }

    public void error(Object message) {
        log("ERROR", message, null);
    }

    public void error(Supplier<Object> message) {
        error(message.get());
    }

    public void error(Object message, Throwable cause) {
        log("ERROR", message, cause);
    }

    private void log(String level, Object message, Throwable cause) {
        Consumer<String> listener = LISTENER.get();
        if (listener != null && level.equals("WARN")) {
            listener.accept(String.valueOf(message));
        }
        boolean debug = isDebugEnabled();
        if (debug || level.equals("ERROR")) {
            System.err.println(level + " " + name + ": " + message);
            if (debug && cause != null) {
                cause.printStackTrace(System.err);
            }
        }
    }
}
