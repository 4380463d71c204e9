// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.consilium.tensor.NamedTensors;

/**
 * The entries and handles of a store under one lock, this object's. Nothing here touches a file or frees native memory
 * while the lock is held.
 */
final class StoreTable {

    private final Map<String, StoreEntry> entries = new HashMap<>();
    private final HandleTable handles = new HandleTable(this::collected);
    private long clock;
    private boolean closed;

    /** Puts tensors under an id; those that it had before go when their leases do. */
    TensorHandle publish(String id, NamedTensors owned) {
        TensorHandle handle;
        List<NamedTensors> garbage = new ArrayList<>();
        synchronized (this) {
            requireOpen();
            handle = handles.handle(id);
            StoreEntry before = entries.get(id);
            if (before == null || !before.holds(owned)) {
                if (before != null) {
                    garbage.addAll(before.retire());
                }
                StoreEntry entry = new StoreEntry(id);
                entry.put(owned, ++clock);
                entries.put(id, entry);
            }
        }
        garbage.forEach(NamedTensors::close);
        return handle;
    }

    synchronized TensorHandle handle(String id) {
        return handles.handle(id);
    }

    synchronized void flushed(String id, NamedTensors tensors, Path file) {
        StoreEntry entry = entries.get(id);
        if (entry != null && (tensors == null || entry.holds(tensors))) {
            entry.flushed(file);
        }
    }

    /** The entry of an id with one more lease; an empty one if there was none. */
    synchronized StoreEntry enter(String id) {
        requireOpen();
        StoreEntry entry = entries.computeIfAbsent(id, StoreEntry::new);
        entry.leases().retain();
        return entry;
    }

    /** Ends a lease, and with the last one an entry that nobody can reach any more. */
    void leave(StoreEntry entry) {
        List<NamedTensors> garbage = List.of();
        synchronized (this) {
            entry.leases().release();
            if (entry.isDone()) {
                garbage = entry.takeAll();
            } else if (entry.leases().isIdle() && entry.isEmpty()) {
                entries.remove(entry.id(), entry);
            }
            notifyAll();
        }
        garbage.forEach(NamedTensors::close);
    }

    synchronized NamedTensors on(StoreEntry entry, Device device) {
        return entry.on(device, ++clock);
    }

    synchronized NamedTensors anywhere(StoreEntry entry) {
        return entry.anywhere();
    }

    /** @param file where the tensors came from; null if from another device */
    synchronized void put(StoreEntry entry, NamedTensors tensors, Path file) {
        entry.put(tensors, ++clock);
        if (file != null) {
            entry.flushed(file);
        }
    }

    /** Flushed entries without a lease, the longest unused first. */
    synchronized List<StoreEntry> idle(Predicate<StoreEntry> which) {
        return entries.values().stream()
                .filter(entry -> entry.leases().isIdle() && entry.file() != null)
                .filter(which)
                .sorted(Comparator.comparingLong(StoreEntry::lastUse))
                .toList();
    }

    /** Takes an entry out if nobody leases it; the caller closes the tensors. */
    synchronized List<NamedTensors> removeIdle(StoreEntry entry) {
        return entry.leases().isIdle() && entries.remove(entry.id(), entry) ? entry.retire() : List.of();
    }

    /** Takes an entry's tensors on a device if nobody leases them; the caller closes them. */
    synchronized List<NamedTensors> takeIdle(StoreEntry entry, Device device) {
        if (!entry.leases().isIdle()) {
            return List.of();
        }
        List<NamedTensors> taken = entry.take(device);
        if (entry.isEmpty()) {
            entries.remove(entry.id(), entry);
        }
        return taken;
    }

    /** Takes an entry out, whether or not it was flushed. */
    void discard(String id) {
        List<NamedTensors> garbage;
        synchronized (this) {
            StoreEntry entry = entries.remove(id);
            garbage = entry == null ? List.of() : entry.retire();
        }
        garbage.forEach(NamedTensors::close);
    }

    /** The devices on which an id's tensors lie; none if they are in no memory. */
    synchronized Set<Device> devices(String id) {
        StoreEntry entry = entries.get(id);
        return entry == null ? Set.of() : new HashSet<>(entry.devices());
    }

    synchronized int resident() {
        return (int) entries.values().stream().filter(entry -> !entry.isEmpty()).count();
    }

    synchronized int leases() {
        return entries.values().stream()
                .mapToInt(entry -> entry.leases().count())
                .sum();
    }

    synchronized long bytes() {
        return entries.values().stream().mapToLong(StoreEntry::bytes).sum();
    }

    synchronized long bytes(Device device) {
        return entries.values().stream().mapToLong(entry -> entry.bytes(device)).sum();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The tensor store was closed.");
        }
    }

    /** Refuses everything new, waits for leases, then gives all up; what is still leased goes with its last lease. */
    void close(Duration wait) {
        List<NamedTensors> garbage = new ArrayList<>();
        synchronized (this) {
            closed = true;
            awaitLeases(System.nanoTime() + wait.toNanos());
            List.copyOf(entries.values()).forEach(entry -> garbage.addAll(entry.retire()));
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
                wait(millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collected(HandleTable.Known handle) {
        List<NamedTensors> garbage = List.of();
        synchronized (this) {
            if (handles.forget(handle)) {
                StoreEntry entry = entries.remove(handle.id());
                garbage = entry == null ? List.of() : entry.retire();
            }
        }
        garbage.forEach(NamedTensors::close);
    }
}
