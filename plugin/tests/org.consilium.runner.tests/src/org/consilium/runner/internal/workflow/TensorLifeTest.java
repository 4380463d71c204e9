// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.consilium.tensor.store.TensorStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of tensors while real nodes are executed, reset, looped over, cancelled, saved and opened. */
class TensorLifeTest {
    private static final Device CPU = Device.cpu();

    private final TensorStore store = TensorStore.shared();

    @TempDir
    Path folder;

    private long budget;

    @BeforeEach
    void remember() {
        budget = store.budget(CPU);
        assertEquals(0, store.residentBytes(), "the test before left tensors");
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        store.budget(CPU, budget);
        assertEquals(0, store.leases());
        awaitCollection();
    }

    /** Closing deletes the files; what is not leased goes with the port objects or at the next sweep. Ten minutes only guard against a hang. */
    private void awaitCollection() throws InterruptedException {
        for (int i = 0; i < 12_000 && store.residentBytes() > 0; i++) {
            System.gc();
            store.sweep();
            Thread.sleep(50);
        }
        assertEquals(0, store.residentBytes());
    }

    private StudyWorkflow executed() throws Exception {
        StudyWorkflow study = StudyWorkflow.example(folder.resolve("study"));
        study.run();
        return study;
    }

    @Tag("slow")
    @Test
    void consumersShareOneEntryAndResetFrees() throws Exception {
        long reads = store.fileReads();
        try (StudyWorkflow study = executed()) {
            // Cases lie in their files at first. Four nodes take the two sets, and each set is read once.
            assertEquals(2, store.fileReads() - reads);
            assertTrue(store.resident() >= 4, store.resident() + " entries: two sets, a model of each phase, samples");
            assertFalse(study.files().isEmpty());
            study.reset();
            store.sweep();
            assertEquals(0, store.resident());
            assertEquals(List.of(), study.files());
        }
    }

    @Test
    void whatNobodyHoldsIsCollected() throws Exception {
        executed().close();
        awaitCollection();
    }

    @Test
    @Tag("slow")
    void fiftyExecutionsKeepOneEntryANode() throws Exception {
        try (StudyWorkflow study = executed()) {
            int entries = store.resident();
            long bytes = store.residentBytes();
            int files = study.files().size();
            String figures = study.table(StudyWorkflow.EVALUATOR, 1);
            for (int i = 0; i < 50; i++) {
                study.reset(StudyWorkflow.SAMPLER);
                study.run();
                assertEquals(entries, store.resident());
                assertEquals(bytes, store.residentBytes());
                assertEquals(files, study.files().size());
            }
            assertEquals(figures, study.table(StudyWorkflow.EVALUATOR, 1));
        }
    }

    @Test
    @Tag("slow")
    void aLoopOfHundredThatResetsItsBodyKeepsOneEntry() throws Exception {
        try (StudyWorkflow study = executed()) {
            int entries = store.resident();
            long bytes = store.residentBytes();
            for (int i = 0; i < 100; i++) {
                NodeResult result = study.again(StudyWorkflow.SAMPLER);
                assertTrue(store.resident() <= entries + 1, store.resident() + " entries");
                result.stores().delete();
            }
            store.sweep();
            assertEquals(entries, store.resident());
            assertEquals(bytes, store.residentBytes());
        }
    }

    @Test
    @Tag("slow")
    void aLoopOfHundredThatKeepsItsResultsStaysWithinABudgetOfTwo() throws Exception {
        try (StudyWorkflow study = executed()) {
            String figures = study.table(StudyWorkflow.EVALUATOR, 1);
            int files = study.files().size();
            long before = store.residentBytes();
            List<NodeResult> kept = new ArrayList<>(List.of(study.again(StudyWorkflow.SAMPLER)));
            long samples = store.residentBytes() - before;
            assertNotEquals(0, samples);
            // The sampler also takes cases and a model, which may be read again.
            store.budget(CPU, 2 * samples);
            while (kept.size() < 100) {
                kept.add(study.again(StudyWorkflow.SAMPLER));
                assertTrue(store.residentBytes() <= 2 * samples, store.residentBytes() + " bytes");
                assertTrue(store.resident() <= 2 + 2, store.resident() + " entries");
            }
            assertEquals(files + 100, study.files().size());
            // The first iteration has long left the memory.
            study.reset(StudyWorkflow.EVALUATOR);
            study.take(StudyWorkflow.SAMPLER, kept.get(0));
            study.run();
            assertEquals(figures, study.table(StudyWorkflow.EVALUATOR, 1));
        }
    }

    @Test
    void savedClosedOpenedAndOnlyTheLastNodeExecuted() throws Exception {
        Path saved = folder.resolve("saved");
        String figures;
        try (StudyWorkflow study = executed()) {
            figures = study.table(StudyWorkflow.EVALUATOR, 1);
            study.save(saved);
        }
        awaitCollection();
        long reads = store.fileReads();
        try (StudyWorkflow study = StudyWorkflow.open(saved)) {
            assertEquals(NodeState.EXECUTED, study.state(StudyWorkflow.EVALUATOR));
            assertEquals(0, store.fileReads() - reads, "opening reads no tensors");
            study.reset(StudyWorkflow.EVALUATOR);
            study.run();
            assertEquals(List.of("executed 7"), study.takeEvents());
            assertEquals(2, store.fileReads() - reads, "cases and samples are read once each");
            assertEquals(figures, study.table(StudyWorkflow.EVALUATOR, 1));
        }
    }

    @Tag("slow")
    @Test
    void aCancelInTheMiddleLeavesNoEntryAndNoFile() throws Exception {
        try (StudyWorkflow study = StudyWorkflow.example(folder.resolve("study"))) {
            cancelAt(study, StudyWorkflow.READER, "reading series");
            assertEquals(List.of(), study.files());
            assertEquals(0, store.resident());
            study.watch((node, message) -> {});
            study.run();
            for (int node : new int[] {StudyWorkflow.TRAIN, StudyWorkflow.SAMPLER}) {
                study.reset(node);
                store.sweep();
                int entries = store.resident();
                List<Path> files = study.files();
                cancelAt(study, node, "");
                assertEquals(files, study.files());
                assertTrue(store.resident() <= entries + 2, "the inputs may have been read, nothing else");
                study.watch((other, message) -> {});
                study.run();
            }
        }
    }

    /** Cancels as soon as a node says something that begins so. */
    private static void cancelAt(StudyWorkflow study, int node, String message) {
        AtomicBoolean said = new AtomicBoolean();
        study.watch((who, what) -> {
            if (who == node && what.startsWith(message) && !said.getAndSet(true)) {
                study.cancel();
            }
        });
        study.takeEvents();
        assertFalse(study.tryRun());
        assertTrue(said.get(), "node " + node + " never said '" + message + "'");
        assertTrue(study.takeEvents().contains("cancelled " + node));
    }

    @Test
    @Tag("slow")
    void twoNodesTrainAtOnce() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        try (StudyWorkflow one = StudyWorkflow.example(folder.resolve("one"));
                StudyWorkflow two = StudyWorkflow.example(folder.resolve("two"))) {
            for (StudyWorkflow study : List.of(one, two)) {
                AtomicBoolean met = new AtomicBoolean();
                study.watch((node, message) -> {
                    if (node == StudyWorkflow.TRAIN && message.startsWith("Epoch") && !met.getAndSet(true)) {
                        await(both);
                    }
                });
            }
            CompletableFuture<Void> other = CompletableFuture.runAsync(two::run);
            one.run();
            other.get(30, TimeUnit.MINUTES);
            assertFalse(both.isBroken());
            assertEquals(one.table(StudyWorkflow.EVALUATOR, 1), two.table(StudyWorkflow.EVALUATOR, 1));
            try (StudyWorkflow alone = StudyWorkflow.example(folder.resolve("alone"))) {
                alone.run();
                assertEquals(alone.table(StudyWorkflow.EVALUATOR, 1), one.table(StudyWorkflow.EVALUATOR, 1));
            }
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("the other one does not train", e);
        }
    }
}
