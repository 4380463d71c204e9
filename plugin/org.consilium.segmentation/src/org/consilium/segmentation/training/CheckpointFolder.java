// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.consilium.pytorch.PyTorch;
import org.consilium.pytorch.Torch;
import org.consilium.tensor.Arena;
import org.consilium.tensor.Held;
import org.consilium.tensor.safetensors.PartFile;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;

/**
 * The checkpoints of one phase in a folder: the latest one, as {@code <phase>-<epoch>.safetensors} and
 * {@code <phase>-<epoch>.json}. The JSON file is written last and moved into place, and only then the checkpoint before
 * is deleted; so whenever a run ends, the last whole checkpoint is there.
 */
final class CheckpointFolder implements AutoCloseable {

    private static final String MODEL = "model.";
    private static final String FIRST = "adam.first.";
    private static final String SECOND = "adam.second.";
    private static final String BEST = "best.";
    private static final String JSON = ".json";
    private static final String TENSORS = ".safetensors";

    private final Checkpointing where;
    private final String phase;
    private final Map<String, String> identity;
    private final List<String> warnings = new ArrayList<>();
    private final FolderLock lock;

    /**
     * Keeps other runs of this phase out until it is closed.
     *
     * @param phase begins the names of the files
     * @param identity settings and fingerprints of the data, by the names that users know
     * @throws IllegalArgumentException if another run has the folder
     */
    CheckpointFolder(Checkpointing where, String phase, Map<String, String> identity) {
        this.where = where;
        this.phase = phase;
        this.identity = identity;
        try {
            this.lock = where.folder() == null ? null : FolderLock.of(where.folder(), phase);
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint folder cannot be used: " + e.getMessage(), e);
        }
    }

    /** What a user should know about the checkpoint that was read; may be empty. */
    List<String> warnings() {
        return warnings;
    }

    /** Writes a checkpoint if it is time for one, or if it is the last. */
    void save(TrainingState state, boolean last) {
        if (where.folder() != null && (last || state.epochs() % where.every() == 0)) {
            try {
                write(state);
            } catch (ClosedByInterruptException e) {
                throw (CancellationException) new CancellationException("cancelled").initCause(e);
            } catch (IOException e) {
                throw new UncheckedIOException("The checkpoint could not be written: " + e.getMessage(), e);
            }
        }
    }

    private void write(TrainingState state) throws IOException {
        Files.createDirectories(where.folder());
        String name = String.format(Locale.ROOT, "%s-%04d", phase, state.epochs());
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        state.parameters().forEach((key, tensor) -> tensors.put(MODEL + key, tensor));
        state.adam().firstMoments().forEach((key, tensor) -> tensors.put(FIRST + key, tensor));
        state.adam().secondMoments().forEach((key, tensor) -> tensors.put(SECOND + key, tensor));
        state.best().parameters().forEach((key, tensor) -> tensors.put(BEST + key, tensor));
        SafetensorsWriter.write(
                where.folder().resolve(name + TENSORS), tensors, Map.of("format", "consilium-checkpoint"));
        CheckpointCard card = new CheckpointCard(
                CheckpointCard.FORMAT_VERSION,
                name + TENSORS,
                identity,
                Torch.threads(),
                PyTorch.arithmetic().description(),
                state.epochs(),
                state.adam().steps(),
                state.skippedSteps().inARow(),
                state.best().epoch(),
                state.best().score(),
                state.curve());
        PartFile.write(where.folder().resolve(name + JSON), card.toJson());
        for (Path file : files()) {
            if (!file.getFileName().toString().startsWith(name + ".")) {
                Files.delete(file);
            }
        }
    }

    /** JSON files first, so that an interrupted clean-up leaves no JSON file without its tensors. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(where.folder())) {
            for (String ending : List.of(JSON, TENSORS)) {
                try (DirectoryStream<Path> found =
                        Files.newDirectoryStream(where.folder(), phase + "-[0-9][0-9][0-9][0-9]*" + ending)) {
                    found.forEach(files::add);
                }
            }
        }
        return files;
    }

    /**
     * Reads the latest checkpoint, if the run may resume and there is one.
     *
     * @param parameters with their start values; what the checkpoint holds must have these names and shapes
     * @param work a manager on the device; owns the tensors of the state
     * @throws IllegalArgumentException if it belongs to other settings, other data or another model; names what differs
     * @throws UncheckedIOException if it cannot be read
     */
    Optional<TrainingState> load(Map<String, NDArray> parameters, NDManager work) {
        if (where.folder() == null || !where.resume()) {
            return Optional.empty();
        }
        try {
            Optional<Path> latest = files().stream()
                    .filter(file -> file.toString().endsWith(JSON))
                    .max((a, b) -> a.getFileName().compareTo(b.getFileName()));
            return latest.isPresent() ? Optional.of(read(latest.get(), parameters, work)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint could not be read: " + e.getMessage(), e);
        }
    }

    private TrainingState read(Path file, Map<String, NDArray> start, NDManager work) throws IOException {
        CheckpointCard card = CheckpointCard.fromJson(Files.readString(file), file);
        card.requireSame(identity, file);
        warnings.addAll(
                card.otherArithmetic(Torch.threads(), PyTorch.arithmetic().description()));
        SafetensorsFile tensors = SafetensorsFile.open(file.resolveSibling(card.tensors()));
        Map<String, NDArray> parameters = read(tensors, MODEL, start, work);
        Map<String, NDArray> leaves = TrainingState.leaves(parameters);
        Adam adam = new Adam(work, leaves);
        TrainingState read = new TrainingState(
                parameters, adam, new BestParameters(), card.curve(), new SkippedSteps(card.notNumbers()));
        try (Held<TrainingState> state = new Held<>(read, TrainingState::close);
                Arena scratch = Arena.within(work);
                Arena best = Arena.beside(work)) {
            adam.resume(
                    card.adamSteps(),
                    read(tensors, FIRST, leaves, scratch.manager()),
                    read(tensors, SECOND, leaves, scratch.manager()));
            read.best()
                    .resume(
                            card.bestEpoch(),
                            card.bestScore(),
                            best.handOver(read(tensors, BEST, parameters, best.manager())));
            return state.handOver();
        }
    }

    private static Map<String, NDArray> read(
            SafetensorsFile file, String prefix, Map<String, NDArray> expected, NDManager owner) throws IOException {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, NDArray> entry : expected.entrySet()) {
            NDArray tensor = file.layout().tensors().containsKey(prefix + entry.getKey())
                    ? file.read(prefix + entry.getKey(), owner)
                    : null;
            if (tensor == null || !tensor.getShape().equals(entry.getValue().getShape())) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "The checkpoint %s has no tensor '%s' of shape %s. Delete it to start anew.",
                        file.path(),
                        prefix + entry.getKey(),
                        entry.getValue().getShape()));
            }
            tensors.put(entry.getKey(), tensor);
        }
        return tensors;
    }

    /** Lets other runs use the folder. */
    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            warnings.add("The lock of the checkpoint folder could not be removed: " + e.getMessage());
        }
    }
}
