// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.consilium.ground.Progress;
import org.consilium.pytorch.PyTorch;
import org.consilium.pytorch.Torch;
import org.consilium.segmentation.Synthetic;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.sampling.ProbabilisticSampler;
import org.consilium.segmentation.sampling.SampleSettings;
import org.consilium.tensor.LeakWatch;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Work that succeeds leaves its result and nothing else; work that runs out of memory anywhere leaves nothing at all. */
class NothingLeftTest {

    private static final Progress SILENT = (fraction, message) -> {};

    private static Synthetic data;
    private static Trained model;
    private static Trained personalised;

    @TempDir
    private Path folder;

    /** Each piece of work that makes native memory, on a model of its own kind. */
    enum Work {
        TRAIN(progress -> trained(Method.CONSILIUM, Checkpointing.OFF, progress)),
        TRAIN_UNETS(progress -> trained(Method.RATER_UNETS, Checkpointing.OFF, progress)),
        PERSONALIZE(progress -> personalised(model, progress).parameters()),
        ADD_RATER(progress -> RaterAdder.train(
                        personalised.card(),
                        personalised.parameters(),
                        data.cases(),
                        new NewRaterSettings("R2", 2, 2, 2, 1e-3, new CodeSettings(0.1, 4), Augmentation.NONE, 5),
                        Device.cpu(),
                        progress)
                .parameters()),
        SAMPLE(progress -> ProbabilisticSampler.sample(
                personalised.card(),
                personalised.parameters(),
                data.cases(),
                new SampleSettings(3, true, 4, 1),
                Device.cpu(),
                progress));

        private final Function<Progress, NamedTensors> work;

        Work(Function<Progress, NamedTensors> work) {
            this.work = work;
        }
    }

    private static NamedTensors trained(Method method, Checkpointing where, Progress progress) {
        return HarmonizerTrainer.train(
                        data.cases(), null, Runs.phaseOne(method, 1, 1e-3), null, where, Device.cpu(), progress)
                .parameters();
    }

    private static Trained personalised(Trained before, Progress progress) {
        PersonalizeSettings settings = new PersonalizeSettings(
                new Optimisation(1, 4, 2e-3),
                new CodeSettings(0.1, 4),
                true,
                Augmentation.NONE,
                new Selection(0.25, 0),
                11);
        return PromptPersonalizer.train(
                before.card(), before.parameters(), data.cases(), null, settings, Device.cpu(), progress);
    }

    @BeforeAll
    static void start() {
        PyTorch.engine();
        data = Synthetic.of(6, 3, 32, 32);
        try (Synthetic two = Synthetic.of(6, 2, 32, 32)) {
            Synthetic three = data;
            data = two;
            model = HarmonizerTrainer.train(two.cases(), null, Runs.phaseOne(1, 1e-3), Device.cpu(), SILENT);
            personalised = personalised(model, SILENT);
            data = three;
        }
        model.parameters().close();
        model = HarmonizerTrainer.train(data.cases(), null, Runs.phaseOne(1, 1e-3), Device.cpu(), SILENT);
    }

    @AfterAll
    static void end() {
        personalised.parameters().close();
        model.parameters().close();
        data.close();
    }

    private static void assertNothingOpen(LeakWatch.Recording recording) {
        List<Throwable> open = recording.open();
        if (!open.isEmpty()) {
            throw new AssertionError(open.size() + " things were left open, the first one:", open.get(0));
        }
    }

    /** Arrays of those who lent theirs: none may be added by whoever reads them. */
    private static int lent() {
        return Stream.of(
                        data.cases().images(),
                        model.parameters().asMap().values().iterator().next(),
                        personalised.parameters().asMap().values().iterator().next())
                .mapToInt(array -> array.getManager().getManagedArrays().size())
                .sum();
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    void whatSucceedsLeavesItsResultAlone(Work work) {
        int lent = lent();
        try (LeakWatch.Recording recording = LeakWatch.shared().record()) {
            NamedTensors result = work.work.apply(SILENT);
            assertEquals(1, recording.open().size(), "the result alone is open: " + recording.open());
            result.close();
            assertNothingOpen(recording);
        }
        assertEquals(lent, lent());
    }

    @ParameterizedTest
    @EnumSource(Work.class)
    void whatRunsOutOfMemoryLeavesNothing(Work work) {
        List<String> places = new ArrayList<>();
        work.work.apply((fraction, message) -> places.add(message)).close();
        assertTrue(places.size() > 1, places.toString());
        int lent = lent();
        for (int last : new int[] {1, places.size() / 2, places.size()}) {
            OutOfMemoryError error = new OutOfMemoryError("pretended");
            int[] calls = {0};
            Progress exhausted = (fraction, message) -> {
                if (++calls[0] == last) {
                    throw error;
                }
            };
            boolean recorded = Torch.isRecording();
            try (LeakWatch.Recording recording = LeakWatch.shared().record()) {
                assertSame(error, assertThrows(OutOfMemoryError.class, () -> work.work.apply(exhausted)));
                assertNothingOpen(recording);
            }
            assertEquals(recorded, Torch.isRecording());
        }
        assertEquals(lent, lent());
    }

    /** Gives its entries up to one, then there is no memory any more. */
    private static Map<String, NDArray> exhausting(Map<String, NDArray> parameters) {
        return new LinkedHashMap<>(parameters) {
            private static final long serialVersionUID = 1L;

            @Override
            public void forEach(BiConsumer<? super String, ? super NDArray> action) {
                Map.Entry<String, NDArray> first = entrySet().iterator().next();
                action.accept(first.getKey(), first.getValue());
                throw new OutOfMemoryError("pretended");
            }
        };
    }

    @Test
    void aCopyThatRunsOutOfMemoryLeavesNothing() {
        try (LeakWatch.Recording recording = LeakWatch.shared().record();
                BestParameters best = new BestParameters()) {
            best.offer(1, 0.5, model.parameters().asMap());
            NamedTensors kept = best.take();
            best.resume(1, 0.5, kept);
            Map<String, NDArray> exhausting = exhausting(model.parameters().asMap());
            assertThrows(OutOfMemoryError.class, () -> best.offer(2, 0.6, exhausting));
            assertTrue(kept.isOpen(), "the best one so far stays");
            assertEquals(1, best.epoch());
            assertEquals(1, recording.open().size());
            best.offer(3, 0.7, model.parameters().asMap());
            assertFalse(kept.isOpen(), "a better one takes its place");
            assertEquals(1, recording.open().size());
            best.close();
            assertNothingOpen(recording);
        }
    }

    @Test
    void aCheckpointThatCannotBeReadToItsEndLeavesNothing() throws IOException {
        trained(Method.CONSILIUM, new Checkpointing(folder, 1, true), SILENT).close();
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(path -> path.toString().endsWith(".safetensors"))
                    .findFirst()
                    .orElseThrow();
        }
        // the last group of tensors that is read
        rewrite(file, names -> names.filter(name -> !name.startsWith("best.")));
        try (LeakWatch.Recording recording = LeakWatch.shared().record()) {
            IllegalArgumentException error = assertThrows(
                    IllegalArgumentException.class,
                    () -> trained(Method.CONSILIUM, new Checkpointing(folder, 1, true), SILENT));
            assertTrue(error.getMessage().contains("best."), error.getMessage());
            assertNothingOpen(recording);
        }
    }

    private static void rewrite(Path file, UnaryOperator<Stream<String>> which) throws IOException {
        SafetensorsFile before = SafetensorsFile.open(file);
        try (NamedTensors all = before.load(Device.cpu())) {
            Map<String, NDArray> kept = new LinkedHashMap<>();
            which.apply(all.names().stream()).forEach(name -> kept.put(name, all.get(name)));
            SafetensorsWriter.write(file, kept, before.metadata());
        }
    }
}
