// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.consilium.tensor.Held;
import org.consilium.tensor.NamedTensors;
import org.consilium.tensor.TensorInfo;
import org.consilium.tensor.TensorLayout;
import org.consilium.tensor.safetensors.PartFile;
import org.consilium.tensor.safetensors.SafetensorsFile;
import org.consilium.tensor.safetensors.SafetensorsWriter;

/**
 * A model on disk: one safetensors file with the parameters under their PyTorch names and the card in its metadata, or
 * a folder with such a file ({@value #WEIGHTS}) and the card once more as {@value #CARD} for people. The file alone is
 * complete and replaced as a whole, so weights and card always belong together.
 */
public final class ModelFile {

    /** Name of the parameters' file in a folder. */
    public static final String WEIGHTS = "model.safetensors";

    /** Name of the card in a folder. */
    public static final String CARD = "model.json";

    private static final String FORMAT = "format";
    private static final String METADATA_CARD = "consilium.card";

    private final SafetensorsFile weights;
    private final ModelCard card;
    private final boolean edited;

    private ModelFile(SafetensorsFile weights, ModelCard card, boolean edited) {
        this.weights = weights;
        this.card = card;
        this.edited = edited;
    }

    /**
     * Writes one file.
     *
     * @param file its folder exists
     * @throws IOException if it cannot be written; what was there before then still is
     */
    public static void write(Path file, ModelCard card, NamedTensors parameters) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        // what Python's tools expect of PyTorch parameters
        metadata.put(FORMAT, "pt");
        metadata.put(METADATA_CARD, card.toJson());
        SafetensorsWriter.write(file, parameters, metadata);
    }

    /** Writes a folder, which is made if need be, with the parameters and the card beside them. */
    public static void writeFolder(Path folder, ModelCard card, NamedTensors parameters) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve(WEIGHTS), card, parameters);
        PartFile.write(folder.resolve(CARD), card.toJson() + "\n");
    }

    /**
     * Reads card and header of a model, no parameters.
     *
     * @param place a safetensors file, or a folder that holds one named {@value #WEIGHTS}
     * @throws IOException if there is none or it cannot be read
     * @throws IllegalArgumentException if the card is missing or of an unknown version, or does not fit the parameters
     */
    public static ModelFile open(Path place) throws IOException {
        boolean folder = Files.isDirectory(place);
        Path file = folder ? place.resolve(WEIGHTS) : place;
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + " does not exist. Choose a model that Model Writer has written.");
        }
        SafetensorsFile weights = SafetensorsFile.open(file);
        Path beside = folder ? place.resolve(CARD) : null;
        Optional<String> text =
                beside != null && Files.exists(beside) ? Optional.of(Files.readString(beside)) : Optional.empty();
        String inside = weights.metadata().get(METADATA_CARD);
        if (inside == null && text.isEmpty()) {
            throw new IllegalArgumentException(file
                    + " holds tensors but no model card. Choose a model that Model Writer has written; weights of an"
                    + " encoder alone are chosen in Harmonizer Train.");
        }
        ModelCard card = ModelCard.fromJson(inside == null ? text.get() : inside);
        requireFit(file, card, weights.layout());
        return new ModelFile(
                weights,
                card,
                inside != null && text.isPresent() && !text.get().strip().equals(inside));
    }

    private static void requireFit(Path file, ModelCard card, TensorLayout found) {
        Map<String, TensorInfo> wanted = new LinkedHashMap<>();
        card.layout().forEach((name, entry) -> wanted.put(name, new TensorInfo(DataType.FLOAT32, entry.shape())));
        String difference = found.differenceFrom(new TensorLayout(wanted));
        if (!difference.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " does not hold the parameters that its card describes: " + difference + ".");
        }
    }

    /** The card inside of the file, which belongs to the parameters. */
    public ModelCard card() {
        return card;
    }

    /** Whether the card beside the parameters was changed after it was written; the one inside counts. */
    public boolean edited() {
        return edited;
    }

    /**
     * Reads the parameters.
     *
     * @return the caller owns and closes them
     * @throws IllegalArgumentException if one holds a value that is not a number; names it
     */
    public NamedTensors load(Device device) throws IOException {
        try (Held<NamedTensors> parameters = Held.of(weights.load(device));
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            for (Map.Entry<String, NDArray> entry : parameters.get().asMap().entrySet()) {
                if (!Float.isFinite(entry.getValue().abs().max().getFloat())) {
                    throw new IllegalArgumentException("The tensor '" + entry.getKey() + "' of " + weights.path()
                            + " holds values that are not a number.");
                }
            }
            return parameters.handOver();
        }
    }
}
