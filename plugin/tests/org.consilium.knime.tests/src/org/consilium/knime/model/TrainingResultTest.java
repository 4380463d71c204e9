// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.consilium.segmentation.training.Trained;
import org.consilium.tensor.Arena;
import org.consilium.tensor.NamedTensors;
import org.junit.jupiter.api.Test;

/** A model that was trained is handed on or freed, and not trained at all where it could not be kept. */
class TrainingResultTest {

    private static NamedTensors parameters() {
        try (Arena arena = Arena.on(Device.cpu())) {
            return arena.handOver(Map.of("w", arena.manager().ones(new Shape(2))));
        }
    }

    private static Trained trained(NamedTensors parameters) {
        return new Trained(null, parameters, List.of(), List.of());
    }

    @Test
    void withoutAPlaceForTheFileNothingIsTrained() {
        IOException full = new IOException("no room");
        IOException seen = assertThrows(
                IOException.class,
                () -> TrainingResult.of(
                        name -> {
                            throw full;
                        },
                        () -> {
                            throw new AssertionError("hours would be lost");
                        },
                        (trained, fileStore) -> null,
                        trained -> null));
        assertSame(full, seen);
    }

    @Test
    void aTableThatFailsFreesTheModel() {
        NamedTensors parameters = parameters();
        assertThrows(
                CancellationException.class,
                () -> TrainingResult.of(name -> null, () -> trained(parameters), (trained, fileStore) -> null, t -> {
                    throw new CancellationException();
                }));
        assertFalse(parameters.isOpen());
    }

    @Test
    void aPortThatRunsOutOfMemoryFreesTheModel() {
        NamedTensors parameters = parameters();
        OutOfMemoryError error = new OutOfMemoryError("pretended");
        assertSame(
                error,
                assertThrows(
                        OutOfMemoryError.class,
                        () -> TrainingResult.of(
                                name -> null,
                                () -> trained(parameters),
                                (trained, fileStore) -> {
                                    throw error;
                                },
                                trained -> null)));
        assertFalse(parameters.isOpen());
    }
}
