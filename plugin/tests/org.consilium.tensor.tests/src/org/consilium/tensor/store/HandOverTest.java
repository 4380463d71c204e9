// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.tensor.device.OutOfDeviceMemoryException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What moves between host and device when nodes hand tensors over, counted with a GPU that is pretended. */
class HandOverTest {

    private static final Transfers NOTHING = new Transfers(0, 0, 0, 0);
    private static final long BYTES = 29;

    @TempDir
    Path folder;

    private final FakeGpu gpu = new FakeGpu(10 * BYTES);
    private final TensorStore store = new TensorStore(gpu, gpu);

    @AfterEach
    void close() {
        store.close(Duration.ZERO);
        assertEquals(0, gpu.taken(FakeGpu.GPU), "memory is back at the level before");
    }

    private Path produce(String id, TensorHandle[] handle) throws IOException {
        Path file = folder.resolve(id);
        handle[0] = store.publish(id, gpu.sample(1));
        store.flush(handle[0], FakeGpu.GPU, file, Map.of());
        return file;
    }

    @Test
    void nothingIsCopiedBetweenTwoNodesOnOneDevice() throws IOException {
        TensorHandle[] handle = new TensorHandle[1];
        Path file = produce("x", handle);
        assertEquals(new Transfers(0, BYTES, 0, 0), store.transfers(), "the file is written once");
        try (TensorLease first = store.acquire(handle[0], FakeGpu.GPU, file);
                TensorLease second = store.acquire(handle[0], FakeGpu.GPU, file)) {
            assertSame(first.tensors(), second.tensors());
        }
        assertEquals(new Transfers(0, BYTES, 0, 0), store.transfers(), "handing over moves nothing");
        assertEquals(BYTES, gpu.taken(FakeGpu.GPU), "two consumers share one entry");
    }

    @Test
    void handingOverBeforeTheFileIsWrittenMovesNothingAtAll() throws IOException {
        TensorHandle handle = store.publish("x", gpu.sample(1));
        store.acquire(handle, FakeGpu.GPU, null).close();
        assertEquals(NOTHING, store.transfers());
    }

    @Test
    void anotherDeviceGetsACopyAndAReopenedWorkflowReadsOnce() throws IOException {
        TensorHandle[] handle = new TensorHandle[1];
        Path file = produce("x", handle);
        try (TensorLease onGpu = store.acquire(handle[0], FakeGpu.GPU, file);
                TensorLease onCpu = store.acquire(handle[0], Device.cpu(), file)) {
            assertNotSame(onGpu.tensors(), onCpu.tensors());
        }
        assertEquals(Set.of(FakeGpu.GPU, Device.cpu()), store.devices("x"));
        assertEquals(new Transfers(0, 2 * BYTES, 0, 0), store.transfers());
        try (TensorStore reopened = new TensorStore(gpu, gpu)) {
            TensorHandle again = reopened.handle("x");
            reopened.acquire(again, FakeGpu.GPU, file).close();
            reopened.acquire(again, FakeGpu.GPU, file).close();
            assertEquals(1, reopened.fileReads());
            assertEquals(new Transfers(BYTES, 2 * BYTES, BYTES, 0), reopened.transfers());
        }
    }

    @Test
    void aBudgetOfTwoKeepsTheTwoLastUsed() throws IOException {
        store.budget(FakeGpu.GPU, 2 * BYTES);
        List<TensorHandle> handles = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            TensorHandle[] handle = new TensorHandle[1];
            files.add(produce("x" + i, handle));
            handles.add(handle[0]);
            assertTrue(gpu.taken(FakeGpu.GPU) <= 2 * BYTES, "never more than the budget once it is flushed");
        }
        assertEquals(Set.of(), store.devices("x2"));
        assertEquals(Set.of(FakeGpu.GPU), store.devices("x3"));
        store.acquire(handles.get(3), FakeGpu.GPU, files.get(3)).close();
        store.acquire(handles.get(0), FakeGpu.GPU, files.get(0)).close();
        assertEquals(1, store.fileReads());
        assertEquals(Set.of(), store.devices("x4"), "longest unused");
        assertEquals(Set.of(FakeGpu.GPU), store.devices("x3"));
        assertEquals(2 * BYTES, store.residentBytes(FakeGpu.GPU));
    }

    @Test
    void whatIsNotFlushedOrLeasedOrLostStaysOverTheBudget() throws IOException {
        store.budget(FakeGpu.GPU, 0);
        TensorHandle pinned = store.publish("pinned", gpu.sample(1));
        TensorHandle[] leased = new TensorHandle[1];
        TensorHandle[] lost = new TensorHandle[1];
        store.budget(FakeGpu.GPU, 3 * BYTES);
        Path lostFile = produce("lost", lost);
        Path file = produce("leased", leased);
        Files.delete(lostFile);
        try (TensorLease lease = store.acquire(leased[0], FakeGpu.GPU, file)) {
            store.budget(FakeGpu.GPU, 0);
            assertEquals(3 * BYTES, gpu.taken(FakeGpu.GPU));
            assertTrue(lease.tensors().isOpen());
        }
        store.budget(FakeGpu.GPU, 0);
        assertEquals(2 * BYTES, gpu.taken(FakeGpu.GPU), "the leased one could go");
        assertEquals("pinned", pinned.id());
        assertEquals("lost", lost[0].id());
    }

    @Test
    void aFullDeviceIsEmptiedOfWhatCanBeReadAgain() throws IOException {
        List<TensorHandle> handles = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        store.budget(FakeGpu.GPU, Long.MAX_VALUE);
        for (int i = 0; i < 10; i++) {
            TensorHandle[] handle = new TensorHandle[1];
            files.add(produce("x" + i, handle));
            handles.add(handle[0]);
        }
        assertEquals(0, gpu.free(FakeGpu.GPU));
        store.evict(FakeGpu.GPU, BYTES);
        gpu.cache(BYTES);
        assertEquals(Set.of(), store.devices("x0"));
        try (TensorLease lease = store.acquire(handles.get(0), FakeGpu.GPU, files.get(0))) {
            assertEquals(BYTES, lease.tensors().bytes());
        }
        assertEquals(1, gpu.emptied());
        assertEquals(1, store.resident(), "the others made room");
    }

    @Test
    void aDeviceTooSmallSaysWhatIsMissing() throws IOException {
        FakeGpu small = new FakeGpu(10);
        TensorHandle[] handle = new TensorHandle[1];
        Path file = produce("x", handle);
        try (TensorStore onSmall = new TensorStore(small, small)) {
            String message = assertThrows(
                            OutOfDeviceMemoryException.class,
                            () -> onSmall.acquire(onSmall.handle("x"), FakeGpu.GPU, file))
                    .getMessage();
            assertTrue(
                    message.contains("gpu 0") && message.contains("29 bytes") && message.contains("10 bytes"), message);
            assertEquals(0, onSmall.resident());
            assertEquals(0, onSmall.leases());
        }
    }
}
