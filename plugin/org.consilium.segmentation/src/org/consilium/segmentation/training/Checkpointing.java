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
 */
public record Checkpointing(Path folder, int every, boolean resume) {

    /** No checkpoints. */
    public static final Checkpointing OFF = new Checkpointing(null, 1, false);

    public Checkpointing {
        SettingRange.require(every >= 1, "Epochs between checkpoints", every, "at least 1");
    }
}
