// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import java.nio.file.Files;
import java.util.List;
import org.consilium.tensor.NamedTensors;

/**
 * Frees entries that nobody leases. Files are looked at outside of the table's lock, since a network drive may take its
 * time; what was decided is checked again inside.
 */
final class EntryReclaimer {

    private final StoreTable table;
    private final Budgets budgets;

    EntryReclaimer(StoreTable table, Budgets budgets) {
        this.table = table;
        this.budgets = budgets;
    }

    /** Frees entries whose file was deleted; a file that cannot be judged counts as there. */
    void sweep() {
        for (StoreEntry entry : table.idle(candidate -> true)) {
            if (Files.notExists(entry.file())) {
                close(table.removeIdle(entry));
            }
        }
    }

    /** Frees tensors on a device that can be read again, those first that were not used for longest. */
    long evict(Device device, long bytes) {
        long freed = 0;
        for (StoreEntry entry : table.idle(candidate -> candidate.isOn(device))) {
            if (freed >= bytes) {
                break;
            }
            if (Files.exists(entry.file())) {
                freed += close(table.takeIdle(entry, device));
            }
        }
        return freed;
    }

    /** Frees what is needed so that the tensors on a device and some more bytes stay within its budget. */
    void makeRoom(Device device, long more) {
        long excess = table.bytes(device) + more - budgets.of(device);
        if (excess > 0) {
            evict(device, excess);
        }
    }

    private static long close(List<NamedTensors> garbage) {
        garbage.forEach(NamedTensors::close);
        return garbage.stream().mapToLong(NamedTensors::bytes).sum();
    }
}
