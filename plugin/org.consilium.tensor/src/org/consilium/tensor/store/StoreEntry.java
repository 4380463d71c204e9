// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.consilium.tensor.NamedTensors;

/**
 * The tensors of one id, on one device or several. Everything but {@link #loading} and the file is guarded by the
 * table's lock.
 */
final class StoreEntry {

    private final String id;
    private final ReentrantLock loading = new ReentrantLock();
    private final ReferenceCount leases;
    private final Map<Device, NamedTensors> residents = new LinkedHashMap<>();
    private volatile Path file;
    private boolean retired;
    private long lastUse;

    StoreEntry(String id) {
        this.id = id;
        leases = new ReferenceCount("The tensor entry " + id);
    }

    String id() {
        return id;
    }

    /** Held while the tensors are brought to a device, so that two consumers bring them once. */
    ReentrantLock loading() {
        return loading;
    }

    ReferenceCount leases() {
        return leases;
    }

    void put(NamedTensors tensors, long now) {
        residents.put(tensors.device(), tensors);
        lastUse = now;
    }

    NamedTensors on(Device device, long now) {
        NamedTensors tensors = residents.get(device);
        if (tensors != null) {
            lastUse = now;
        }
        return tensors;
    }

    boolean holds(NamedTensors tensors) {
        return residents.containsValue(tensors);
    }

    NamedTensors anywhere() {
        return residents.isEmpty() ? null : residents.values().iterator().next();
    }

    boolean isEmpty() {
        return residents.isEmpty();
    }

    boolean isOn(Device device) {
        return residents.containsKey(device);
    }

    Set<Device> devices() {
        return residents.keySet();
    }

    long bytes(Device device) {
        NamedTensors tensors = residents.get(device);
        return tensors == null ? 0 : tensors.bytes();
    }

    long bytes() {
        return residents.values().stream().mapToLong(NamedTensors::bytes).sum();
    }

    long lastUse() {
        return lastUse;
    }

    /** The file that holds the same tensors; null as long as none was written, which pins the entry in memory. */
    Path file() {
        return file;
    }

    void flushed(Path written) {
        file = written;
    }

    /**
     * Marks the entry as no longer reachable by its id: it goes when its last lease does.
     *
     * @return the tensors to close at once, if nobody leases them
     */
    List<NamedTensors> retire() {
        retired = true;
        return leases.isIdle() ? takeAll() : List.of();
    }

    boolean isDone() {
        return retired && leases.isIdle();
    }

    /** Gives the tensors up; the caller closes them outside of the table's lock. */
    List<NamedTensors> takeAll() {
        List<NamedTensors> taken = new ArrayList<>(residents.values());
        residents.clear();
        return taken;
    }

    List<NamedTensors> take(Device device) {
        NamedTensors taken = residents.remove(device);
        return taken == null ? List.of() : List.of(taken);
    }
}
