// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.consilium.tensor.LeakWatch;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.Tensors;
import org.consilium.tensor.device.DeviceMemory;
import org.consilium.tensor.device.OutOfDeviceMemoryException;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorStoreTest {

    private static final Device CPU = Device.cpu();

    @TempDir
    Path folder;

    private final TensorStore store = new TensorStore();

    @AfterEach
    void close() {
        store.close(Duration.ZERO);
    }

    private Path write(String name, float from) throws IOException {
        Path file = folder.resolve(name);
        try (NamedTensors tensors = Tensors.sample(from)) {
            SafetensorsWriter.write(file, tensors, Map.of());
        }
        return file;
    }

    /** Publishes and flushes as a node does. */
    private TensorHandle produce(String id, float from, Path file) throws IOException {
        TensorHandle handle = store.publish(id, Tensors.sample(from));
        try (TensorLease lease = store.acquire(handle, CPU, null)) {
            SafetensorsWriter.write(file, lease.tensors(), Map.of());
        }
        store.flushed(id, file);
        return handle;
    }

    /** The engine's address of a native tensor. */
    private static Object address(TensorLease lease) {
        return ((PtNDArray) lease.tensors().get("a")).getHandle();
    }

    @Test
    void aHitIsTheVerySameMemoryAndReadsNoFile() throws IOException {
        NamedTensors made = Tensors.sample(1);
        NDArray array = made.get("a");
        TensorHandle handle = store.publish("x", made);
        Path missing = folder.resolve("never written");
        try (TensorLease first = store.acquire(handle, CPU, missing);
                TensorLease second = store.acquire(store.handle("x"), CPU, missing, made.layout())) {
            assertSame(array, first.tensors().get("a"));
            assertSame(array, second.tensors().get("a"));
            assertEquals(address(first), address(second));
        }
        assertEquals(0, store.fileReads());
        assertEquals(1, store.resident());
        assertEquals(29, store.residentBytes());
    }

    @Test
    void aMissReadsTheFileOnce() throws IOException {
        Path file = write("t", 7);
        TensorHandle handle = store.handle("x");
        assertEquals(0, store.resident());
        try (TensorLease lease = store.acquire(handle, CPU, file)) {
            assertArrayEquals(
                    new float[] {7, 8, 9, 10, 11, 12}, lease.tensors().get("a").toFloatArray());
        }
        try (TensorLease lease = store.acquire(handle, CPU, file)) {
            assertEquals(29, lease.tensors().bytes());
        }
        assertEquals(1, store.fileReads());
        assertEquals(1, store.resident());
    }

    /** Acquires on a thread of its own; the outcome is the array or the exception. */
    private static Thread consumer(TensorStore from, TensorHandle handle, Path file, AtomicReference<Object> outcome) {
        Thread thread = new Thread(() -> {
            try (TensorLease lease = from.acquire(handle, CPU, file)) {
                outcome.set(lease.tensors().get("a"));
            } catch (IOException | RuntimeException e) {
                outcome.set(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state) {
            assertTrue(thread.isAlive(), "the thread did not wait");
            Thread.onSpinWait();
        }
    }

    @Test
    void severalConsumersAtOnceReadOnce() throws Exception {
        Path file = write("t", 1);
        HeldMover source = new HeldMover();
        try (TensorStore held = new TensorStore(source, DeviceMemory.system())) {
            TensorHandle handle = held.handle("x");
            AtomicReference<Object> first = new AtomicReference<>();
            AtomicReference<Object> second = new AtomicReference<>();
            Thread reader = consumer(held, handle, file, first);
            source.reading.await();
            Thread waiter = consumer(held, handle, file, second);
            awaitState(waiter, Thread.State.WAITING);
            source.go.countDown();
            reader.join();
            waiter.join();
            assertInstanceOf(NDArray.class, first.get());
            assertSame(first.get(), second.get());
            assertEquals(1, held.fileReads());
        }
    }

    @Test
    void aCancelledWaiterGivesUpAndTheReaderGoesOn() throws Exception {
        Path file = write("t", 1);
        HeldMover source = new HeldMover();
        try (TensorStore held = new TensorStore(source, DeviceMemory.system())) {
            TensorHandle handle = held.handle("x");
            AtomicReference<Object> first = new AtomicReference<>();
            AtomicReference<Object> second = new AtomicReference<>();
            Thread reader = consumer(held, handle, file, first);
            source.reading.await();
            Thread waiter = consumer(held, handle, file, second);
            awaitState(waiter, Thread.State.WAITING);
            waiter.interrupt();
            waiter.join();
            assertInstanceOf(CancellationException.class, second.get(), "a cancel, not a failure");
            source.go.countDown();
            reader.join();
            assertInstanceOf(NDArray.class, first.get());
        }
    }

    @Test
    void closingWhileSomebodyReadsFreesWhatWasRead() throws Exception {
        Path file = write("t", 1);
        HeldMover source = new HeldMover();
        TensorStore held = new TensorStore(source, DeviceMemory.system());
        TensorHandle handle = held.handle("x");
        AtomicReference<Object> outcome = new AtomicReference<>();
        Thread reader = consumer(held, handle, file, outcome);
        source.reading.await();
        held.close(Duration.ZERO);
        source.go.countDown();
        reader.join();
        NDArray read = assertInstanceOf(NDArray.class, outcome.get());
        assertThrows(IllegalStateException.class, read::toFloatArray, "freed with its last lease");
        assertEquals(0, held.resident());
    }

    @Test
    void closingSendsThoseAwayWhoWait() throws Exception {
        Path file = write("t", 1);
        HeldMover source = new HeldMover();
        TensorStore held = new TensorStore(source, DeviceMemory.system());
        TensorHandle handle = held.handle("x");
        AtomicReference<Object> first = new AtomicReference<>();
        AtomicReference<Object> second = new AtomicReference<>();
        Thread reader = consumer(held, handle, file, first);
        source.reading.await();
        Thread waiter = consumer(held, handle, file, second);
        awaitState(waiter, Thread.State.WAITING);
        held.close(Duration.ZERO);
        source.go.countDown();
        reader.join();
        waiter.join();
        assertInstanceOf(NDArray.class, first.get(), "whoever was served before keeps it to the end of the lease");
        assertInstanceOf(IllegalStateException.class, second.get());
        assertEquals(0, held.leases());
        assertEquals(0, held.residentBytes());
    }

    @Test
    void anExpectationIsCheckedBeforeAHitIsTrusted() throws IOException {
        Path file = write("t", 1);
        NamedTensors other = new NamedTensors(Tensors.manager(), Map.of());
        TensorHandle handle = store.publish("x", other);
        TensorLayout expected;
        try (NamedTensors sample = Tensors.sample(1)) {
            expected = sample.layout();
        }
        NamedTensors own;
        try (TensorLease lease = store.acquire(handle, CPU, file, expected)) {
            own = lease.tensors();
            assertNotSame(other, own);
            assertEquals(expected, own.layout());
        }
        assertFalse(own.isOpen(), "what only this lease used is freed with it");
        assertTrue(other.isOpen());
        String message = assertThrows(IOException.class, () -> store.acquire(handle, CPU, null, expected))
                .getMessage();
        assertTrue(message.contains("not in memory as they are needed"), message);
        store.close(Duration.ZERO);
        assertFalse(other.isOpen(), "no refused acquisition kept a lease");
    }

    @Test
    void aFileOtherThanExpected() throws IOException {
        Path file = write("t", 1);
        TensorHandle handle = store.handle("x");
        TensorLayout expected = new TensorLayout(Map.of());
        String message = assertThrows(IOException.class, () -> store.acquire(handle, CPU, file, expected))
                .getMessage();
        assertTrue(message.startsWith(file + " does not hold the expected tensors: 'a' was not expected"), message);
        assertThrows(NoSuchFileException.class, () -> store.acquire(handle, CPU, folder.resolve("none")));
        assertThrows(IOException.class, () -> store.acquire(handle, CPU, null));
        assertEquals(0, store.resident());
        assertEquals(0, store.fileReads());
    }

    @Test
    void executingAgainKeepsTheEntriesConstant() throws IOException {
        List<TensorHandle> held = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Path file = folder.resolve("t" + i);
            if (i > 0) {
                // What a reset or the next iteration of a loop does.
                Files.delete(folder.resolve("t" + (i - 1)));
            }
            held.add(produce("x" + i, i, file));
            assertEquals(1, store.resident());
        }
        assertEquals(50, held.size());
        for (int i = 0; i < 50; i++) {
            store.publish("x49", Tensors.sample(i));
        }
        assertEquals(1, store.resident());
        assertEquals(29, store.residentBytes());
    }

    @Test
    void publishingAnIdAgainFreesTheFormerTensorsWhenTheirLeaseEnds() throws IOException {
        NamedTensors first = Tensors.sample(1);
        TensorHandle handle = store.publish("x", first);
        TensorLease lease = store.acquire(handle, CPU, null);
        NamedTensors second = Tensors.sample(2);
        assertSame(handle, store.publish("x", second));
        assertTrue(first.isOpen());
        assertEquals(1, lease.tensors().get("a").toFloatArray()[0]);
        lease.close();
        assertFalse(first.isOpen());
        assertSame(handle, store.publish("x", second), "the same tensors again change nothing");
        assertTrue(second.isOpen());
    }

    @Test
    void aLeasedEntryOutlivesItsFile() throws IOException {
        Path file = folder.resolve("t");
        TensorHandle handle = produce("x", 1, file);
        TensorLease lease = store.acquire(handle, CPU, file);
        Files.delete(file);
        store.sweep();
        assertEquals(1, store.resident());
        assertEquals(1, lease.tensors().get("a").toFloatArray()[0]);
        lease.close();
        assertEquals(1, store.resident(), "kept until the next sweep");
        store.sweep();
        assertEquals(0, store.resident());
    }

    @Test
    void evictionTakesTheLongestUnusedOfThoseThatCanBeReadAgain() throws IOException {
        NamedTensors pinned = Tensors.sample(0);
        List<TensorHandle> handles = new ArrayList<>();
        handles.add(store.publish("pinned", pinned));
        Path lost = folder.resolve("lost");
        Path a = folder.resolve("a");
        Path b = folder.resolve("b");
        Path c = folder.resolve("c");
        handles.add(produce("lost", 0, lost));
        handles.add(produce("a", 1, a));
        handles.add(produce("b", 2, b));
        handles.add(produce("c", 3, c));
        Files.delete(lost);
        store.acquire(handles.get(2), CPU, a).close();
        assertEquals(29, store.evict(CPU, 1));
        store.acquire(handles.get(2), CPU, a).close();
        assertEquals(0, store.fileReads(), "a was used last and stays");
        store.acquire(handles.get(3), CPU, b).close();
        assertEquals(1, store.fileReads(), "b was evicted and is read again");
        try (TensorLease lease = store.acquire(handles.get(4), CPU, c)) {
            assertEquals(2 * 29, store.evict(CPU, Long.MAX_VALUE), "a and b; c is leased, the others have no file");
            assertTrue(lease.tensors().isOpen());
        }
        assertTrue(pinned.isOpen());
        assertEquals(3, store.resident());
        assertEquals(0, store.evict(Device.gpu(0), 1));
    }

    @Test
    void theLastHandleTakesItsTensorsAlong() throws Exception {
        NamedTensors tensors = Tensors.sample(1);
        TensorHandle handle = store.publish("x", tensors);
        TensorHandle copy = store.handle("x");
        assertSame(handle, copy, "all copies of a port object share one handle");
        handle = null;
        collectGarbage();
        assertTrue(tensors.isOpen(), "a copy still holds it");
        assertEquals("x", copy.id());
        copy = null;
        // what waits for the collector is told on another thread; ten minutes only guard against a hang
        for (int i = 0; i < 60_000 && tensors.isOpen(); i++) {
            collectGarbage();
            Thread.sleep(10);
        }
        assertFalse(tensors.isOpen());
        assertEquals(0, store.resident());
    }

    @Test
    void aLeaseHoldsTheHandle() throws Exception {
        TensorLease lease = store.acquire(store.publish("x", Tensors.sample(1)), CPU, null);
        collectGarbage();
        assertEquals(1, lease.tensors().get("a").toFloatArray()[0]);
        lease.close();
    }

    /** Afterwards there has been a collection that took what nobody held before. */
    private static void collectGarbage() {
        WeakReference<Object> unheld = new WeakReference<>(new Object());
        while (unheld.get() != null) {
            System.gc();
        }
    }

    @Test
    void aLeaseIsClosedOnce() throws IOException {
        TensorHandle handle = store.publish("x", Tensors.sample(1));
        TensorLease lease = store.acquire(handle, CPU, null);
        try (TensorLease other = store.acquire(handle, CPU, null)) {
            lease.close();
            assertThrows(IllegalStateException.class, lease::close);
            assertThrows(IllegalStateException.class, lease::tensors);
            assertTrue(other.tensors().isOpen());
        }
    }

    @Test
    void closingWaitsForLeases() throws Exception {
        NamedTensors tensors = Tensors.sample(1);
        TensorLease lease = store.acquire(store.publish("x", tensors), CPU, null);
        CountDownLatch closing = new CountDownLatch(1);
        Thread closer = new Thread(() -> {
            closing.countDown();
            store.close(Duration.ofMinutes(5));
        });
        closer.start();
        closing.await();
        awaitState(closer, Thread.State.TIMED_WAITING);
        assertTrue(lease.tensors().isOpen());
        lease.close();
        closer.join();
        assertFalse(tensors.isOpen());
        assertThrows(IllegalStateException.class, () -> store.acquire(store.handle("x"), CPU, null));
        try (NamedTensors late = Tensors.sample(1)) {
            assertThrows(IllegalStateException.class, () -> store.publish("y", late));
            assertTrue(late.isOpen(), "what was refused stays its maker's");
        }
    }

    @Test
    void closingDoesNotFreeWhatIsStillRead() throws IOException {
        NamedTensors tensors = Tensors.sample(1);
        NamedTensors idle = Tensors.sample(2);
        TensorHandle held = store.publish("y", idle);
        TensorLease lease = store.acquire(store.publish("x", tensors), CPU, null);
        store.close(Duration.ZERO);
        assertFalse(idle.isOpen());
        assertEquals(1, lease.tensors().get("a").toFloatArray()[0]);
        lease.close();
        assertFalse(tensors.isOpen());
        assertEquals("y", held.id());
    }

    @Test
    void aCancelledReaderLeavesNoEntryAndHarmsNoOther() throws Exception {
        Path file = write("t", 1);
        TensorHandle handle = store.handle("x");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        Thread cancelled = new Thread(() -> {
            Thread.currentThread().interrupt();
            try (TensorLease lease = store.acquire(handle, CPU, file)) {
                seen.set(new AssertionError("read " + lease.tensors()));
            } catch (IOException | CancellationException e) {
                seen.set(e);
            }
        });
        cancelled.start();
        cancelled.join();
        assertTrue(
                seen.get() instanceof CancellationException || seen.get() instanceof ClosedByInterruptException,
                () -> String.valueOf(seen.get()));
        assertEquals(0, store.resident());
        try (TensorLease lease = store.acquire(handle, CPU, file)) {
            assertEquals(1, lease.tensors().get("a").toFloatArray()[0]);
        }
    }

    @Test
    void closedTensorsAreNotPublished() {
        NamedTensors tensors = Tensors.sample(1);
        tensors.close();
        assertThrows(IllegalArgumentException.class, () -> store.publish("x", tensors));
    }

    @Test
    void theSharedStoreIsOneUntilTheBundleStops() {
        StoreActivator bundle = new StoreActivator();
        TensorStore first = TensorStore.shared();
        assertSame(first, TensorStore.shared());
        NamedTensors tensors = Tensors.sample(1);
        TensorHandle handle = first.publish("shared", tensors);
        bundle.stop(null);
        try {
            assertFalse(tensors.isOpen(), handle.id());
            IllegalStateException refused = assertThrows(IllegalStateException.class, TensorStore::shared);
            assertTrue(refused.getMessage().contains("Restart"), refused.getMessage());
        } finally {
            bundle.start(null);
        }
        assertNotSame(first, TensorStore.shared());
        assertFalse(TensorStore.shared().isClosed());
    }

    @Test
    void copiesToADevice() {
        try (NamedTensors source = Tensors.sample(3);
                NamedTensors copy = new TensorMover().copy(source, CPU)) {
            assertNotSame(source.get("a"), copy.get("a"));
            assertEquals(source.layout(), copy.layout());
            assertArrayEquals(source.get("a").toFloatArray(), copy.get("a").toFloatArray());
        }
    }

    /** Every way that tensors go through a store: made, read, copied, evicted, read with other shapes, discarded. */
    @Test
    void nothingIsLeftOfWhatWentThrough() throws IOException {
        try (LeakWatch.Recording recording = LeakWatch.shared().record()) {
            FakeGpu gpu = new FakeGpu(1 << 20);
            try (TensorStore through = new TensorStore(gpu, gpu)) {
                Path file = folder.resolve("through");
                TensorHandle handle = through.publish("x", Tensors.sample(1));
                through.flush(handle, CPU, file, Map.of());
                through.acquire(handle, FakeGpu.GPU, file).close();
                through.evict(CPU, Long.MAX_VALUE);
                through.acquire(handle, CPU, file).close();
                through.publish("x", Tensors.sample(2));
                through.acquire(handle, CPU, null).close();
                through.discard(handle);
                assertThrows(IOException.class, () -> through.acquire(handle, CPU, folder.resolve("none")));
                assertEquals(List.of(), recording.open());
                through.publish("y", Tensors.sample(3));
            }
            assertEquals(List.of(), recording.open());
        }
    }

    @Test
    void aReaderThatRunsOutOfMemoryLeavesNothing() throws IOException {
        Path file = write("t", 1);
        TensorMover exhausted = new TensorMover() {
            @Override
            NamedTensors load(SafetensorsFile source, Device device) throws IOException {
                try (NamedTensors half = super.load(source, device)) {
                    throw new OutOfMemoryError(half.toString());
                }
            }
        };
        try (LeakWatch.Recording recording = LeakWatch.shared().record();
                TensorStore through = new TensorStore(exhausted, DeviceMemory.system())) {
            TensorHandle handle = through.handle("x");
            assertThrows(OutOfDeviceMemoryException.class, () -> through.acquire(handle, CPU, file));
            assertEquals(0, through.leases());
            assertEquals(0, through.resident());
            assertEquals(List.of(), recording.open());
        }
    }
}
