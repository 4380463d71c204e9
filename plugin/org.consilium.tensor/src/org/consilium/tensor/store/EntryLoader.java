// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.consilium.tensor.Held;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.device.MemoryLadder;
import org.consilium.tensor.safetensors.SafetensorsFile;

/** Brings the tensors of an entry to a device: once, however many consumers ask for them at the same time. */
final class EntryLoader {

    private final StoreTable table;
    private final TensorMover mover;
    private final EntryReclaimer reclaimer;
    private final MemoryLadder ladder;

    EntryLoader(StoreTable table, TensorMover mover, EntryReclaimer reclaimer, MemoryLadder ladder) {
        this.table = table;
        this.mover = mover;
        this.reclaimer = reclaimer;
        this.ladder = ladder;
    }

    /** The tensors of an entry that the caller leases; owned by the entry. */
    NamedTensors load(StoreEntry entry, Device device, Path file, TensorLayout expected) throws IOException {
        NamedTensors tensors = table.on(entry, device);
        if (tensors != null) {
            return tensors;
        }
        try {
            entry.loading().lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Waiting for tensors was cancelled.");
        }
        try {
            table.requireOpen();
            tensors = table.on(entry, device);
            return tensors == null ? bring(entry, device, file, expected) : tensors;
        } finally {
            entry.loading().unlock();
        }
    }

    private NamedTensors bring(StoreEntry entry, Device device, Path file, TensorLayout expected) throws IOException {
        NamedTensors elsewhere = table.anywhere(entry);
        if (elsewhere != null) {
            return keep(entry, roomy(device, elsewhere.bytes(), () -> mover.copy(elsewhere, device)), null);
        }
        return keep(entry, read(entry.id(), device, file, expected), file);
    }

    private NamedTensors keep(StoreEntry entry, NamedTensors brought, Path file) {
        try (Held<NamedTensors> held = Held.of(brought)) {
            table.put(entry, brought, file);
            return held.handOver();
        }
    }

    /** Reads a file after making room for it; the caller owns the tensors. */
    NamedTensors read(String id, Device device, Path file, TensorLayout expected) throws IOException {
        SafetensorsFile source = mover.open(id, file, expected);
        return roomy(device, source.layout().bytes(), () -> mover.read(source, device));
    }

    private interface Bringing {
        NamedTensors bring() throws IOException;
    }

    private NamedTensors roomy(Device device, long bytes, Bringing work) throws IOException {
        reclaimer.makeRoom(device, bytes);
        return ladder.run(MemoryLadder.Request.whole(device, bytes), (where, batch) -> work.bring(), warning -> {});
    }
}
