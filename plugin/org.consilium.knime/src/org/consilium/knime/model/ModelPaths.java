// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import java.io.IOException;
import java.nio.file.Path;
import org.consilium.ground.FileErrors;
import org.consilium.knime.path.FilePaths;
import org.knime.core.node.InvalidSettingsException;

/** Paths of models as they are typed. */
public final class ModelPaths {

    private static final String TITLE = "Path";

    private ModelPaths() {}

    /** @throws InvalidSettingsException if the text cannot be a path */
    public static void check(String text) throws InvalidSettingsException {
        try {
            FilePaths.typed(TITLE, text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    /** @throws IOException if it is no place that can be reached from here as a file */
    public static Path of(String text) throws IOException {
        return FilePaths.of(TITLE, text);
    }

    /** @throws InvalidSettingsException if nothing was typed, or no place that can be reached from here as a file */
    public static Path require(String text) throws InvalidSettingsException {
        if (text.isBlank()) {
            throw new InvalidSettingsException("Choose the path of the model.");
        }
        try {
            return of(text);
        } catch (IOException e) {
            throw new InvalidSettingsException(FileErrors.message(e), e);
        }
    }
}
