// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.training;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.ground.TemporaryFolder;
import org.consilium.segmentation.training.Checkpointing;

/**
 * Where checkpoints lie that nobody has asked for. The command line names a folder for each workflow, which it removes
 * when the workflow has run to its end; in KNIME they go with the end of the training.
 */
final class AutomaticCheckpoints {
    /** Seconds from one checkpoint to the next. */
    static final String SECONDS = "consilium.checkpoint.seconds";

    private static final double MINUTE = 60;

    private AutomaticCheckpoints() {}

    /** @param resume whether to go on from one that is there */
    static Checkpointing of(boolean resume) {
        String given = System.getProperty(TemporaryFolder.CHECKPOINTS, "");
        double seconds = Double.parseDouble(System.getProperty(SECONDS, Double.toString(MINUTE)));
        try {
            Path folder = given.isEmpty() ? TemporaryFolder.of("checkpoints") : TemporaryFolder.make(Path.of(given));
            return new Checkpointing(folder, 1, resume, new Checkpointing.Automatic(seconds, !given.isEmpty()));
        } catch (IOException e) {
            // They are a help that nobody asked for: training goes without.
            return Checkpointing.OFF;
        }
    }
}
