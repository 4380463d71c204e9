// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import java.lang.ref.Cleaner;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Finds what should have been closed and was not: tensors, leases and the native memory of workers. With the system
 * property {@code consilium.tensor.leaks=true} each remembers where it was made; one that the garbage collector finds
 * unclosed is logged with that place, and {@link #open} lists those that are still open. Without the property it costs
 * nothing, except during a {@link #record() recording}.
 */
public final class LeakWatch {

    static final String PROPERTY = "consilium.tensor.leaks";

    private static final LeakWatch SHARED = new LeakWatch(Boolean.getBoolean(PROPERTY), LeakWatch::log);

    /** What is kept of a watched object: not the object itself, or it would never be collected. */
    public static final class Mark {

        private final String what;
        private final Throwable madeAt;
        private final long number;

        private Mark(String what, long number) {
            this.what = what;
            this.number = number;
            this.madeAt = new Throwable(what + " was made here");
        }
    }

    /** Watches what is made from now on, with the property or without it, until it is closed. */
    public final class Recording implements AutoCloseable {

        private final long before = made.get();

        private Recording() {
            recordings.incrementAndGet();
        }

        /** Where everything was made since the recording began that is still open. */
        public List<Throwable> open() {
            return LeakWatch.this.open(before);
        }

        @Override
        public void close() {
            recordings.decrementAndGet();
        }
    }

    private final boolean enabled;
    private final Consumer<Throwable> reports;
    private final Cleaner cleaner;
    private final Map<Long, Mark> open = new ConcurrentHashMap<>();
    private final AtomicLong made = new AtomicLong();
    private final AtomicInteger recordings = new AtomicInteger();

    /** @param reports told of each leak: what it is, and the stack of its maker */
    LeakWatch(boolean enabled, Consumer<Throwable> reports) {
        this.enabled = enabled;
        this.reports = reports;
        this.cleaner = enabled ? Cleaner.create() : null;
    }

    /** The watch of this JVM. */
    public static LeakWatch shared() {
        return SHARED;
    }

    /** Whether the property switched the watch on when the class was loaded; a {@link Recording} watches without it. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Where everything was made that is still open; the messages say what it is. */
    public List<Throwable> open() {
        return open(0);
    }

    private List<Throwable> open(long before) {
        return open.values().stream()
                .filter(mark -> mark.number > before)
                .sorted(Comparator.comparingLong(mark -> mark.number))
                .map(mark -> mark.madeAt)
                .toList();
    }

    /** For tests: what a piece of work leaves open, whatever else this JVM holds. The caller closes it. */
    public Recording record() {
        return new Recording();
    }

    /** Remembers who made an object; null when nobody watches. */
    public Mark made(Object object, String what) {
        if (!enabled && recordings.get() == 0) {
            return null;
        }
        Mark mark = new Mark(what, made.incrementAndGet());
        open.put(mark.number, mark);
        if (enabled) {
            cleaner.register(object, () -> {
                if (open.remove(mark.number) != null) {
                    reports.accept(mark.madeAt);
                }
            });
        }
        return mark;
    }

    /** @param mark of what was closed; null if nobody watched when it was made */
    public void closed(Mark mark) {
        if (mark != null) {
            open.remove(mark.number);
        }
    }

    private static void log(Throwable leak) {
        System.getLogger(LeakWatch.class.getName())
                .log(System.Logger.Level.WARNING, "Never closed: " + leak.getMessage(), leak);
    }
}
