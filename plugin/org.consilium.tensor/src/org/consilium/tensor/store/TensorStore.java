// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import ai.djl.Device;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.device.DeviceMemory;
import org.consilium.tensor.device.MemoryLadder;
import org.consilium.tensor.device.OutOfDeviceMemoryException;

/**
 * Keeps tensors in native memory between the one who made them and those who read them. The file is the truth, the
 * entry here a counted cache of it: a consumer on the same device gets the very same memory, anybody else a copy.
 *
 * <p>An entry is freed when its flushed file is found deleted at the next {@link #publish}, by {@link #evict} and by
 * itself when its device's budget is exceeded (the longest unused first), when the last {@link TensorHandle} of its id
 * is collected, when its id is published again, and by {@link #close()}; never while it is leased, and not for want of
 * room before it was flushed. Safe for use by several threads.
 */
public final class TensorStore implements AutoCloseable {

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);

    private final StoreTable table = new StoreTable();
    private final TensorMover mover;
    private final Budgets budgets;
    private final EntryReclaimer reclaimer;
    private final MemoryLadder ladder;
    private final EntryLoader loader;

    /** An empty store. */
    public TensorStore() {
        this(new TensorMover(), DeviceMemory.system());
    }

    TensorStore(TensorMover mover, DeviceMemory memory) {
        this.mover = mover;
        budgets = new Budgets(memory, System::getProperty);
        reclaimer = new EntryReclaimer(table, budgets);
        ladder = new MemoryLadder(memory, this::evict);
        loader = new EntryLoader(table, mover, reclaimer, ladder);
    }

    /**
     * The store of this JVM, which is closed when the bundle stops.
     *
     * @throws IllegalStateException after that
     */
    public static TensorStore shared() {
        return SharedStore.get();
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
        // what may fail comes first: once published, the tensors are the store's
        budgets.of(owned.device());
        TensorHandle handle = table.publish(id, owned);
        reclaimer.sweep();
        reclaimer.makeRoom(owned.device(), 0);
        return handle;
    }

    /** The handle of an id, whether or not its tensors are in memory. Every caller gets the same one. */
    public TensorHandle handle(String id) {
        return table.handle(id);
    }

    /** Says that the tensors of an id now lie in a file too, so that they may leave the memory. */
    public void flushed(String id, Path file) {
        table.flushed(id, null, Objects.requireNonNull(file, "file"));
    }

    /**
     * Writes tensors that are in memory to a file, and remembers that they are there. If that fails or is cancelled,
     * the tensors are given up: they could never be evicted, and only the collector would free them.
     *
     * @param device where the tensors are
     * @param metadata free texts for the file's header
     * @throws IOException if the file cannot be written; what was at its place stays
     */
    public void flush(TensorHandle handle, Device device, Path file, Map<String, String> metadata) throws IOException {
        boolean written = false;
        try (TensorLease lease = acquire(handle, device, null)) {
            mover.write(file, lease.tensors(), metadata);
            table.flushed(handle.id(), lease.tensors(), file);
            written = true;
        } finally {
            if (!written) {
                discard(handle);
            }
        }
        reclaimer.makeRoom(device, 0);
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
     * @throws CancellationException if the thread is interrupted while waiting for another one's reading
     * @throws java.nio.channels.ClosedByInterruptException if it is interrupted while reading
     * @throws OutOfDeviceMemoryException if the device has no room for them even after everything idle was freed
     * @throws IllegalStateException if the store is closed, also while waiting
     */
    public TensorLease acquire(TensorHandle handle, Device device, Path file, TensorLayout expected)
            throws IOException {
        StoreEntry entry = table.enter(handle.id());
        Lease lease = null;
        try {
            NamedTensors tensors = loader.load(entry, device, file, expected);
            if (expected == null || tensors.layout().equals(expected)) {
                lease = new Lease(handle, tensors, () -> table.leave(entry));
                return lease;
            }
            NamedTensors own = loader.read(handle.id(), device, file, expected);
            return new Lease(handle, own, own::close);
        } finally {
            if (lease == null) {
                table.leave(entry);
            }
            Reference.reachabilityFence(handle);
        }
    }

    /** Forgets tensors that nobody will ask for; they are freed at once, or with their last lease. */
    public void discard(TensorHandle handle) {
        table.discard(handle.id());
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

    /** How much memory idle tensors may keep on a device: 70 % of what was free at first use, if nobody set it. */
    public long budget(Device device) {
        return budgets.of(device);
    }

    /** Sets how many bytes the tensors of this store may keep on a device, and frees what is too much. */
    public void budget(Device device, long bytes) {
        budgets.set(device, bytes);
        reclaimer.makeRoom(device, 0);
    }

    /** The rungs to take when a device runs out of memory; the first frees what this store can spare. */
    public MemoryLadder ladder() {
        return ladder;
    }

    /** How often tensors were read from a file. */
    public long fileReads() {
        return mover.reads();
    }

    /** What was moved between files, main memory and GPUs so far. */
    public Transfers transfers() {
        return mover.transfers();
    }

    /** The devices on which an id's tensors are in memory now; none if they are only in their file. */
    public Set<Device> devices(String id) {
        return table.devices(id);
    }

    /** The number of ids whose tensors are in memory. */
    public int resident() {
        return table.resident();
    }

    /** The memory of all tensors in the store in bytes, over all devices. */
    public long residentBytes() {
        return table.bytes();
    }

    /** The memory of all tensors of the store on a device in bytes. */
    public long residentBytes(Device device) {
        return table.bytes(device);
    }

    /** The number of leases that are open or waited for. */
    public int leases() {
        return table.leases();
    }

    /** Whether {@link #close} has begun: from then on requests are refused. */
    public boolean isClosed() {
        return table.isClosed();
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
        table.close(wait);
    }
}
