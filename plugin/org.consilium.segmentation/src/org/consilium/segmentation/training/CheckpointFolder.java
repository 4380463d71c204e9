// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.consilium.ground.FileErrors;
import org.consilium.ground.LockFile;
import org.consilium.pytorch.PyTorch;
import org.consilium.pytorch.Torch;
import org.consilium.segmentation.data.CaseDigest;
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
    private static final int NAME_BYTES = 16;
    private static final double NANO = 1e-9;
    private static final String TENSORS = ".safetensors";

    private final Checkpointing where;
    private final String phase;
    private final Map<String, String> identity;
    private final List<String> warnings = new ArrayList<>();
    private final Path folder;
    private final LockFile lock;
    private long since = System.nanoTime();
    private boolean finished;

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
        this.folder =
                where.automatic() == null ? where.folder() : where.folder().resolve(digest(identity));
        this.lock = lock();
    }

    private LockFile lock() {
        try {
            return folder == null ? null : FolderLock.of(folder, phase);
        } catch (IOException e) {
            if (where.automatic() != null) {
                return null;
            }
            throw new UncheckedIOException("The checkpoint folder cannot be used: " + FileErrors.message(e), e);
        } catch (IllegalArgumentException e) {
            if (where.automatic() != null) {
                // a twin of this run writes them
                return null;
            }
            throw e;
        }
    }

    /** The name of a run that gives the same bits; no word of it can be read from it. */
    private static String digest(Map<String, String> identity) {
        Map<String, String> all = new TreeMap<>(identity);
        all.put("threads", Integer.toString(Torch.threads()));
        PyTorch.arithmetic().description().forEach((name, value) -> all.put("arithmetic " + name, value));
        byte[] hash = CaseDigest.sha256().digest(all.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
    }

    /** What a user should know about the checkpoint that was read; may be empty. */
    List<String> warnings() {
        return warnings;
    }

    /** Writes a checkpoint if it is time for one, or if it is the last. */
    void save(TrainingState state, boolean last) {
        if (lock == null || !isTime(state, last)) {
            return;
        }
        try {
            write(state);
            since = System.nanoTime();
        } catch (ClosedByInterruptException e) {
            throw (CancellationException) new CancellationException("cancelled").initCause(e);
        } catch (IOException e) {
            if (where.automatic() == null) {
                throw new UncheckedIOException("The checkpoint could not be written: " + FileErrors.message(e), e);
            }
        }
    }

    private boolean isTime(TrainingState state, boolean last) {
        return where.automatic() == null
                ? last || state.epochs() % where.every() == 0
                : NANO * (System.nanoTime() - since) >= where.automatic().seconds();
    }

    /** The training has ended: checkpoints that nobody asked for have served. */
    void finish() {
        finished = true;
    }

    private void write(TrainingState state) throws IOException {
        Files.createDirectories(folder);
        String name = String.format(Locale.ROOT, "%s-%04d", phase, state.epochs());
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        state.parameters().forEach((key, tensor) -> tensors.put(MODEL + key, tensor));
        state.adam().firstMoments().forEach((key, tensor) -> tensors.put(FIRST + key, tensor));
        state.adam().secondMoments().forEach((key, tensor) -> tensors.put(SECOND + key, tensor));
        state.best().parameters().forEach((key, tensor) -> tensors.put(BEST + key, tensor));
        SafetensorsWriter.write(folder.resolve(name + TENSORS), tensors, Map.of("format", "consilium-checkpoint"));
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
        PartFile.write(folder.resolve(name + JSON), card.toJson());
        for (Path file : files()) {
            if (!file.getFileName().toString().startsWith(name + ".")) {
                Files.delete(file);
            }
        }
    }

    /** JSON files first, so that an interrupted clean-up leaves no JSON file without its tensors. */
    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            for (String ending : List.of(JSON, TENSORS)) {
                try (DirectoryStream<Path> found =
                        Files.newDirectoryStream(folder, phase + "-[0-9][0-9][0-9][0-9]*" + ending)) {
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
        if (lock == null || !where.resume()) {
            return Optional.empty();
        }
        try {
            Optional<Path> latest = files().stream()
                    .filter(file -> file.toString().endsWith(JSON))
                    .max((a, b) -> a.getFileName().compareTo(b.getFileName()));
            return latest.isPresent() ? Optional.of(read(latest.get(), parameters, work)) : Optional.empty();
        } catch (IOException e) {
            if (where.automatic() != null) {
                return Optional.empty();
            }
            throw new UncheckedIOException("The checkpoint could not be read: " + FileErrors.message(e), e);
        } catch (IllegalArgumentException e) {
            if (where.automatic() != null) {
                return Optional.empty();
            }
            throw e;
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
        if (lock == null) {
            return;
        }
        try {
            if (finished && where.automatic() != null && !where.automatic().keep()) {
                for (Path file : files()) {
                    Files.delete(file);
                }
            }
            lock.close();
            if (where.automatic() != null) {
                removeIfEmpty();
            }
        } catch (IOException e) {
            if (where.automatic() == null) {
                warnings.add("The lock of the checkpoint folder could not be removed: " + FileErrors.message(e));
            }
        }
    }

    private void removeIfEmpty() throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // it holds a checkpoint
        }
    }
}
