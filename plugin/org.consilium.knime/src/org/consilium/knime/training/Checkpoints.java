// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.training;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.consilium.segmentation.training.Checkpointing;
import org.knime.core.node.InvalidSettingsException;

/** What the training nodes share about files of their own. */
public final class Checkpoints {

    private Checkpoints() {}

    /** @param folder empty for no checkpoints */
    public static Checkpointing at(final String folder, final int every, final boolean resume) {
        return folder.isBlank() ? Checkpointing.OFF : new Checkpointing(path(folder), every, resume);
    }

    /** The path of a setting, or null if it is empty. */
    public static Path path(final String setting) {
        return setting.isBlank() ? null : Path.of(setting.strip());
    }

    /** @throws InvalidSettingsException if the text cannot be a path */
    public static void require(final String setting, final String title) throws InvalidSettingsException {
        try {
            path(setting);
        } catch (InvalidPathException e) {
            throw new InvalidSettingsException(
                    String.format(Locale.ROOT, "%s '%s' is no path: %s", title, setting, e.getMessage()), e);
        }
    }
}
