// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.consilium.knime.port.ModelPortObject;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.Held;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataTable;

/**
 * What a training node hands on.
 *
 * @param model the tensor store owns its parameters
 * @param curve how it learned
 * @param warnings what a user should know, in words; may be empty
 */
public record TrainingResult(ModelPortObject model, BufferedDataTable curve, List<String> warnings) {

    private static final String FILE = "model.safetensors";

    /** Makes a place for a file. */
    @FunctionalInterface
    public interface Files {
        FileStore create(String name) throws IOException;
    }

    /** Trains; the caller owns the parameters. */
    @FunctionalInterface
    public interface Training {
        Trained run() throws IOException;
    }

    /** Makes a port object, whose parameters the tensor store then owns; if it throws, they stay the caller's. */
    @FunctionalInterface
    public interface Port {
        ModelPortObject of(Trained trained, FileStore fileStore);
    }

    /**
     * Trains. The place for the model's file is made first, for training may take hours and would be lost without one;
     * and whatever goes wrong afterwards, the model does not stay in memory.
     *
     * @param curve makes the table
     */
    public static TrainingResult of(
            Files files, Training training, Port port, Function<Trained, BufferedDataTable> curve) throws IOException {
        FileStore fileStore = files.create(FILE);
        try (Held<Trained> trained =
                new Held<>(training.run(), result -> result.parameters().close())) {
            BufferedDataTable table = curve.apply(trained.get());
            ModelPortObject model = port.of(trained.get(), fileStore);
            return new TrainingResult(model, table, trained.handOver().warnings());
        }
    }
}
