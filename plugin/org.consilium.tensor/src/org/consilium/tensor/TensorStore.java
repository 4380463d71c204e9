// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.Device;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Keeps tensors in native memory between the one who made them and those who read them. The file is the truth, the
 * entry here a counted cache of it: a consumer on the same device gets the very same memory, anybody else a copy.
 *
 * <p>An entry is freed when its flushed file is found deleted at the next {@link #publish}, by {@link #evict}, when
 * the last {@link TensorHandle} of its id is collected, when its id is published again, and by {@link #close()}; never
 * while it is leased, and not by eviction before it was flushed. Safe for use by several threads.
 */
public final class TensorStore implements AutoCloseable {

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);

    private static TensorStore shared;

    private final Object lock = new Object();
    private final Map<String, StoreEntry> entries = new HashMap<>();
    private final EntryReclaimer reclaimer = new EntryReclaimer(lock, entries);
    private final TensorSource source;
    private final HandleTable handles = new HandleTable(this::collected);
    private long clock;
    private boolean closed;

    /** An empty store. */
    public TensorStore() {
        this(new TensorSource());
    }

    TensorStore(TensorSource source) {
        this.source = source;
    }

    /** The store of this JVM; a new one if the former was closed. */
    public static synchronized TensorStore shared() {
        if (shared == null || shared.isClosed()) {
            shared = new TensorStore();
        }
        return shared;
    }

    /**
     * Takes over tensors and makes them known by an id. An entry that the id had before goes when its leases do.
     *
     * @param id identifies these very values, in every copy of a workflow: never used again for others
     * @param owned the tensors; owned by the store from now on, unless this method throws
     * @return the id's handle; the entry is freed when nobody holds it any more
     * @throws IllegalStateException if the store is closed
     */
    public TensorHandle publish(String id, NamedTensors owned) {
        if (!owned.isOpen()) {
            throw new IllegalArgumentException("Closed tensors cannot be published: " + owned + ".");
        }
        TensorHandle handle;
        List<NamedTensors> garbage = new ArrayList<>();
        synchronized (lock) {
            requireOpen();
            handle = handles.handle(id);
            StoreEntry before = entries.get(id);
            if (before == null || !before.holds(owned)) {
                retire(before, garbage);
                StoreEntry entry = new StoreEntry(id);
                entry.put(owned, ++clock);
                entries.put(id, entry);
            }
        }
        garbage.forEach(NamedTensors::close);
        sweep();
        return handle;
    }

    /** The handle of an id, whether or not its tensors are in memory. Every caller gets the same one. */
    public TensorHandle handle(String id) {
        synchronized (lock) {
            return handles.handle(id);
        }
    }

    /** Says that the tensors of an id now lie in a file too, so that they may leave the memory. */
    public void flushed(String id, Path file) {
        Objects.requireNonNull(file, "file");
        synchronized (lock) {
            StoreEntry entry = entries.get(id);
            if (entry != null) {
                entry.flushed(file);
            }
        }
    }

    /** As {@link #acquire(TensorHandle, Device, Path, TensorLayout)} without an expectation. */
    public TensorLease acquire(TensorHandle handle, Device device, Path file) throws IOException {
        return acquire(handle, device, file, null);
    }

    /**
     * Lends tensors: those in memory on that device if there are any, else a copy from another device, else what the
     * safetensors file holds. Tensors in memory that differ from the expectation are passed over for the file.
     *
     * @param handle stands for the tensors
     * @param device where the tensors are needed
     * @param file where they were flushed to; null if they were not
     * @param expected names, types and shapes that the caller counts on; null to take what there is
     * @return a lease that the caller closes
     * @throws IOException if the tensors are not in memory and the file is missing, broken or other than expected
     * @throws InterruptedIOException if the thread is interrupted while waiting for another one's reading
     * @throws IllegalStateException if the store is closed
     */
    public TensorLease acquire(TensorHandle handle, Device device, Path file, TensorLayout expected)
            throws IOException {
        StoreEntry entry = enter(handle.id());
        Lease lease = null;
        try {
            NamedTensors tensors = resident(entry, device);
            if (tensors == null) {
                tensors = load(entry, device, file, expected);
            }
            if (expected == null || tensors.layout().equals(expected)) {
                lease = new Lease(handle, tensors, () -> leave(entry));
                return lease;
            }
            NamedTensors own = source.read(handle.id(), device, file, expected);
            return new Lease(handle, own, own::close);
        } finally {
            if (lease == null) {
                leave(entry);
            }
            Reference.reachabilityFence(handle);
        }
    }

    /** Frees entries without a lease whose flushed file was deleted. Every {@link #publish} does so too. */
    public void sweep() {
        reclaimer.sweep();
    }

    /**
     * Makes room on a device: frees tensors without a lease that can be read again from their file, those first that
     * were not used for longest.
     *
     * @param bytes how much room is wanted
     * @return how much was freed, perhaps less
     */
    public long evict(Device device, long bytes) {
        return reclaimer.evict(device, bytes);
    }

    /** How often tensors were read from a file. */
    public long fileReads() {
        return source.reads();
    }

    /** The number of ids whose tensors are in memory. */
    public int resident() {
        synchronized (lock) {
            return (int)
                    entries.values().stream().filter(entry -> !entry.isEmpty()).count();
        }
    }

    /** The memory of all tensors in the store in bytes, over all devices. */
    public long residentBytes() {
        synchronized (lock) {
            return entries.values().stream().mapToLong(StoreEntry::bytes).sum();
        }
    }

    public boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** Closes the store after waiting up to ten seconds for leases. */
    @Override
    public void close() {
        close(CLOSE_WAIT);
    }

    /**
     * Gives out nothing any more, waits for the leases to end and frees everything. Tensors that are still leased
     * after the wait, or when the thread is interrupted, are freed by the end of their last lease.
     */
    public void close(Duration wait) {
        List<NamedTensors> garbage = new ArrayList<>();
        synchronized (lock) {
            closed = true;
            awaitLeases(System.nanoTime() + wait.toNanos());
            List.copyOf(entries.values()).forEach(entry -> retire(entry, garbage));
            entries.clear();
        }
        garbage.forEach(NamedTensors::close);
    }

    private void awaitLeases(long deadline) {
        try {
            while (entries.values().stream().anyMatch(entry -> !entry.leases().isIdle())) {
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    return;
                }
                lock.wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StoreEntry enter(String id) {
        synchronized (lock) {
            requireOpen();
            StoreEntry entry = entries.computeIfAbsent(id, StoreEntry::new);
            entry.leases().retain();
            return entry;
        }
    }

    private void leave(StoreEntry entry) {
        List<NamedTensors> garbage = List.of();
        synchronized (lock) {
            entry.leases().release();
            if (entry.isDone()) {
                garbage = entry.takeAll();
            } else if (entry.leases().isIdle() && entry.isEmpty()) {
                entries.remove(entry.id(), entry);
            }
            lock.notifyAll();
        }
        garbage.forEach(NamedTensors::close);
    }

    private NamedTensors resident(StoreEntry entry, Device device) {
        synchronized (lock) {
            return entry.on(device, ++clock);
        }
    }

    private NamedTensors load(StoreEntry entry, Device device, Path file, TensorLayout expected) throws IOException {
        try {
            entry.loading().lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Waiting for tensors was cancelled.");
        }
        try {
            NamedTensors tensors = resident(entry, device);
            if (tensors != null) {
                return tensors;
            }
            NamedTensors elsewhere;
            synchronized (lock) {
                elsewhere = entry.anywhere();
            }
            tensors = elsewhere == null
                    ? source.read(entry.id(), device, file, expected)
                    : TensorTransfer.copy(elsewhere, device);
            synchronized (lock) {
                entry.put(tensors, ++clock);
                if (elsewhere == null) {
                    entry.flushed(file);
                }
            }
            return tensors;
        } finally {
            entry.loading().unlock();
        }
    }

    private void collected(HandleTable.Known handle) {
        List<NamedTensors> garbage = new ArrayList<>();
        synchronized (lock) {
            if (handles.forget(handle)) {
                retire(entries.remove(handle.id()), garbage);
            }
        }
        garbage.forEach(NamedTensors::close);
    }

    private static void retire(StoreEntry entry, List<NamedTensors> garbage) {
        if (entry != null) {
            garbage.addAll(entry.retire());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The tensor store was closed.");
        }
    }
}
