// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.nio.file.Path;

/**
 * Where a run keeps its checkpoints.
 *
 * @param folder made if it is not there; null for no checkpoints
 * @param every epochs between two checkpoints; there is one after the last epoch too
 * @param resume whether to go on from the checkpoint that lies there, if there is one
 * @param automatic how checkpoints are kept that nobody has asked for; null where the user chose the folder
 */
public record Checkpointing(Path folder, int every, boolean resume, Automatic automatic) {

    /**
     * Checkpoints that nobody has asked for. Each run has a folder of its own below the given one, named by its settings,
     * its data and its arithmetic, so that only a run which gives the same bits goes on from it. What cannot be written
     * or read costs no training.
     *
     * @param seconds from the beginning or the last checkpoint to the next one
     * @param keep whether the last one stays when the training has ended, for whoever may need it takes it away
     */
    public record Automatic(double seconds, boolean keep) {}

    /** No checkpoints. */
    public static final Checkpointing OFF = new Checkpointing(null, 1, false);

    public Checkpointing {
        SettingRange.require(every >= 1, "Epochs between checkpoints", every, "at least 1");
    }

    /** In a folder that the user chose. */
    public Checkpointing(Path folder, int every, boolean resume) {
        this(folder, every, resume, null);
    }
}
