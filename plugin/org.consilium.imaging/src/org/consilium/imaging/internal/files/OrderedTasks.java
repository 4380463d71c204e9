// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.files;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on items in parallel and hands the results over in the order of the items, on the caller's thread. Only a few
 * items are ahead of the one handed over, so memory stays bounded.
 */
public final class OrderedTasks {
    private static final int MAX_THREADS = 8;
    private static final int MAX_BATCH = 16;
    private static final int BATCH_PIXELS = 1 << 20;
    private static final int AHEAD_PIXELS = 1 << 25;

    /** What is done with an item, on any thread. */
    public interface Work<T, R> {
        R on(T item) throws IOException;
    }

    /** What is done with a result, on the caller's thread. */
    public interface Sink<R> {
        void take(int index, R result) throws IOException;
    }

    private OrderedTasks() {}

    /** The number of threads for a setting, where 0 stands for one a processor, at most 8. */
    public static int threads(int wanted) {
        return wanted > 0 ? wanted : Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The number of threads for items that each hold so many pixels: fewer where they are huge, as each thread holds
     * several.
     */
    public static int threads(int wanted, long pixels) {
        return (int) Math.max(1, Math.min(threads(wanted), AHEAD_PIXELS / pixels));
    }

    /** A batch of items that each hold so many pixels: fewer the larger they are, so that what is ahead stays small. */
    public static int batch(long pixels) {
        return (int) Math.max(1, Math.min(MAX_BATCH, BATCH_PIXELS / pixels));
    }

    /**
     * Runs all; the first exception, in the order of the items, ends the run.
     *
     * @param batch items that a thread takes at once: waiting for each of many small ones would take longer than they do
     */
    public static <T, R> void run(List<T> items, int threads, int batch, Work<T, R> work, Sink<R> sink)
            throws IOException {
        if (threads <= 1 || items.size() < 2) {
            for (int i = 0; i < items.size(); i++) {
                sink.take(i, work.on(items.get(i)));
            }
            return;
        }
        int size = Math.max(1, Math.min(batch, items.size() / (2 * threads)));
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()), task -> {
            Thread thread = new Thread(task, "consilium-study");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Queue<Future<List<R>>> ahead = new ArrayDeque<>();
            int next = 0;
            int done = 0;
            while (done < items.size()) {
                while (next < items.size() && ahead.size() < 2 * threads) {
                    List<T> some = items.subList(next, Math.min(items.size(), next + size));
                    ahead.add(pool.submit(() -> results(some, work)));
                    next += size;
                }
                for (R result : result(ahead.remove())) {
                    sink.take(done++, result);
                }
            }
        } finally {
            // Files that are being read are read to their end, but nothing waits for them.
            pool.shutdownNow();
        }
    }

    private static <T, R> List<R> results(List<T> items, Work<T, R> work) throws IOException {
        List<R> results = new ArrayList<>(items.size());
        for (T item : items) {
            results.add(work.on(item));
        }
        return results;
    }

    private static <R> R result(Future<R> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw (Error) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
