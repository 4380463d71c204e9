// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor;

import ai.djl.Device;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Frees entries that nobody leases. Files are looked at outside of the store's lock, since a network drive may take
 * its time; what was decided is checked again inside.
 */
final class EntryReclaimer {

    private final Object lock;
    private final Map<String, StoreEntry> entries;

    EntryReclaimer(Object lock, Map<String, StoreEntry> entries) {
        this.lock = lock;
        this.entries = entries;
    }

    /** Frees entries whose file was deleted; a file that cannot be judged counts as there. */
    void sweep() {
        for (StoreEntry entry : idle(candidate -> true)) {
            if (Files.notExists(entry.file())) {
                List<NamedTensors> garbage = List.of();
                synchronized (lock) {
                    if (entry.leases().isIdle() && entries.remove(entry.id(), entry)) {
                        garbage = entry.retire();
                    }
                }
                garbage.forEach(NamedTensors::close);
            }
        }
    }

    /** Frees tensors on a device that can be read again, those first that were not used for longest. */
    long evict(Device device, long bytes) {
        long freed = 0;
        for (StoreEntry entry : idle(candidate -> candidate.isOn(device))) {
            if (freed < bytes && Files.exists(entry.file())) {
                List<NamedTensors> garbage = List.of();
                synchronized (lock) {
                    if (entry.leases().isIdle()) {
                        garbage = entry.take(device);
                        if (entry.isEmpty()) {
                            entries.remove(entry.id(), entry);
                        }
                    }
                }
                freed += garbage.stream().mapToLong(NamedTensors::bytes).sum();
                garbage.forEach(NamedTensors::close);
            }
        }
        return freed;
    }

    /** Flushed entries without a lease, the longest unused first. */
    private List<StoreEntry> idle(Predicate<StoreEntry> which) {
        synchronized (lock) {
            return entries.values().stream()
                    .filter(entry -> entry.leases().isIdle() && entry.file() != null)
                    .filter(which)
                    .sorted(Comparator.comparingLong(StoreEntry::lastUse))
                    .toList();
        }
    }
}
