// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.Tensors;
import org.consilium.tensor.device.DeviceMemory;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workflow program does to a producer and its consumers: execute, reset, loop, cancel, save, close, open. */
class WorkflowLifeTest {

    private static final Device CPU = Device.cpu();
    private static final long BYTES = 29;

    @TempDir
    Path folder;

    private TensorStore store = new TensorStore();

    @AfterEach
    void close() {
        store.close(Duration.ZERO);
        assertEquals(0, store.residentBytes());
    }

    /** A node: executing publishes and flushes, its successor reads, resetting deletes the file. */
    private final class Producer {

        private final String name;
        private final List<TensorHandle> ports = new ArrayList<>();
        private Path file;
        private int executions;

        Producer(String name) {
            this.name = name;
        }

        void execute() throws IOException {
            String id = name + "-" + executions++;
            file = folder.resolve(id);
            TensorHandle port = store.publish(id, Tensors.sample(executions));
            store.flush(port, CPU, file, Map.of());
            // KNIME keeps the result of the last execution only; here all are kept, so that collection cannot help
            ports.add(port);
        }

        TensorHandle port() {
            return ports.get(ports.size() - 1);
        }

        float first() throws IOException {
            try (TensorLease lease = store.acquire(port(), CPU, file)) {
                return lease.tensors().get("a").getFloat(0, 0);
            }
        }

        void reset() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void executingFiftyTimesKeepsOneEntryANode() throws IOException {
        Producer first = new Producer("first");
        Producer second = new Producer("second");
        for (int i = 1; i <= 50; i++) {
            if (i > 1) {
                first.reset();
                second.reset();
            }
            first.execute();
            second.execute();
            assertEquals(i, first.first());
            assertEquals(2, store.resident());
        }
        assertEquals(0, store.fileReads(), "nobody read a file");
    }

    @Test
    void aLoopOfHundredThatDeletesItsFilesKeepsOneEntry() throws IOException {
        Producer body = new Producer("body");
        for (int i = 1; i <= 100; i++) {
            body.execute();
            assertEquals(i, body.first());
            assertEquals(1, store.resident());
            body.reset();
        }
        store.sweep();
        assertEquals(0, store.resident());
    }

    @Test
    void aLoopOfHundredThatKeepsItsFilesStaysWithinTheBudget() throws IOException {
        store.budget(CPU, 5 * BYTES);
        Producer body = new Producer("body");
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            body.execute();
            files.add(body.file);
            assertEquals(i, body.first());
            assertTrue(store.residentBytes() <= 5 * BYTES, store.residentBytes() + " bytes");
        }
        assertEquals(5, store.resident());
        assertEquals(0, store.fileReads());
        try (TensorLease lease = store.acquire(body.ports.get(0), CPU, files.get(0))) {
            assertEquals(1, lease.tensors().get("a").getFloat(0, 0), "the first iteration is read again from its file");
        }
        assertEquals(1, store.fileReads());
    }

    @Test
    void resetFreesAtTheNextResult() throws IOException {
        Producer reset = new Producer("reset");
        Producer other = new Producer("other");
        reset.execute();
        assertEquals(BYTES, store.residentBytes());
        reset.reset();
        other.execute();
        assertEquals(Set.of(), store.devices(reset.port().id()));
        assertEquals(BYTES, store.residentBytes());
    }

    @Test
    void savedClosedOpenedAndOnlyTheConsumerExecuted() throws IOException {
        Producer producer = new Producer("producer");
        producer.execute();
        String id = producer.port().id();
        Path saved = Files.copy(producer.file, folder.resolve("saved"));
        store.close(Duration.ZERO);
        Files.delete(producer.file);
        store = new TensorStore();
        TensorHandle loaded = store.handle(id);
        assertEquals(0, store.resident(), "opening reads nothing");
        try (TensorLease one = store.acquire(loaded, CPU, saved);
                TensorLease two = store.acquire(store.handle(id), CPU, saved)) {
            assertEquals(1, one.tensors().get("a").getFloat(0, 0));
            assertEquals(one.tensors(), two.tensors(), "two consumers share one entry");
        }
        assertEquals(1, store.fileReads());
        assertEquals(BYTES, store.residentBytes());
    }

    @Test
    void twoCopiesOfAWorkflowThatShareIdsAreKeptApart() throws IOException {
        Producer original = new Producer("original");
        original.execute();
        Path copied = folder.resolve("copied");
        try (NamedTensors other = new NamedTensors(Tensors.manager(), Map.of())) {
            SafetensorsWriter.write(copied, other, Map.of());
        }
        try (TensorLease lease =
                store.acquire(store.handle(original.port().id()), CPU, copied, new TensorLayout(Map.of()))) {
            assertEquals(Set.of(), lease.tensors().names(), "what is in memory is not what this copy expects");
        }
        assertEquals(1, original.first());
    }

    /** Interrupts its own thread in the middle of the file, as a cancelled node's is. */
    private static final class CancelledWriting extends TensorMover {
        @Override
        void save(Path file, NamedTensors tensors, Map<String, String> metadata) throws IOException {
            Thread.currentThread().interrupt();
            super.save(file, tensors, metadata);
        }
    }

    @Test
    void aCancelInTheMiddleOfWritingLeavesNoEntryAndNoFile() throws Exception {
        try (TensorStore cancelled = new TensorStore(new CancelledWriting(), DeviceMemory.system())) {
            AtomicReference<Throwable> seen = new AtomicReference<>();
            NamedTensors tensors = Tensors.sample(1);
            Thread node = new Thread(() -> {
                TensorHandle port = cancelled.publish("x", tensors);
                try {
                    cancelled.flush(port, CPU, folder.resolve("x"), Map.of());
                } catch (IOException e) {
                    seen.set(e);
                }
            });
            node.start();
            node.join();
            assertInstanceOf(ClosedByInterruptException.class, seen.get());
            assertFalse(tensors.isOpen());
            assertEquals(0, cancelled.resident());
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(List.of(), files.toList());
            }
        }
    }

    @Test
    void aResultThatCannotBeWrittenIsFreed() throws IOException {
        NamedTensors tensors = Tensors.sample(1);
        Path file = Files.createDirectories(folder.resolve("x"));
        Files.createFile(file.resolve("in the way"));
        TensorHandle port = store.publish("x", tensors);
        assertThrows(IOException.class, () -> store.flush(port, CPU, file, Map.of()));
        assertFalse(tensors.isOpen());
        assertEquals(0, store.resident());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatIsDiscardedWhileLeasedLivesToTheEndOfTheLease() throws IOException {
        NamedTensors tensors = Tensors.sample(1);
        TensorHandle port = store.publish("x", tensors);
        TensorLease lease = store.acquire(port, CPU, null);
        store.discard(port);
        assertTrue(tensors.isOpen());
        assertThrows(IOException.class, () -> store.acquire(port, CPU, null));
        lease.close();
        assertFalse(tensors.isOpen());
    }
}
