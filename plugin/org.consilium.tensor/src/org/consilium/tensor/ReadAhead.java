// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads the next things on a second thread while the caller works on the present one; at most two are read ahead. Used
 * by one caller at a time.
 *
 * @param <K> says what to read; compared with equals
 * @param <V> what was read; holds no native memory, for it may be dropped
 */
public final class ReadAhead<K, V> implements AutoCloseable {

    /** Reads; called on the second thread or, for what nobody expected, on the caller's. */
    @FunctionalInterface
    public interface Reader<K, V> {
        V read(K key) throws IOException;
    }

    private static final int AHEAD = 2;

    private final Reader<K, V> reader;
    private final ExecutorService thread;
    private final Map<K, Future<V>> pending = new LinkedHashMap<>();

    /** Starts no reading yet; the caller closes it, which ends its thread. */
    public ReadAhead(Reader<K, V> reader) {
        this.reader = reader;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread daemon = new Thread(work, "Consilium-Read-Ahead");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Begins to read what will be taken soon; does nothing if that is on its way already. */
    public void expect(K key) {
        if (pending.containsKey(key)) {
            return;
        }
        if (pending.size() == AHEAD) {
            K oldest = pending.keySet().iterator().next();
            pending.remove(oldest).cancel(false);
        }
        pending.put(key, thread.submit(() -> reader.read(key)));
    }

    /**
     * What was expected, as soon as it is there; anything else is read now.
     *
     * @throws CancellationException if the thread is interrupted while waiting
     */
    public V take(K key) throws IOException {
        Future<V> coming = pending.remove(key);
        if (coming == null) {
            return reader.read(key);
        }
        try {
            return coming.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Waiting for cases was cancelled.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new IOException(cause.getMessage(), cause);
            }
            throw new IllegalStateException("Reading ahead failed: " + e.getCause(), e.getCause());
        }
    }

    /** Ends the second thread, after what it is reading now. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (thread.awaitTermination(1, TimeUnit.MINUTES)) {
                        return;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
