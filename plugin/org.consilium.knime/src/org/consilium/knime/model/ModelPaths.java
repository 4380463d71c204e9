// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.model;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.knime.core.node.InvalidSettingsException;

/** Paths of models as they are typed. */
public final class ModelPaths {

    private ModelPaths() {}

    /** @throws InvalidSettingsException if the text cannot be a path */
    public static Path parse(String text) throws InvalidSettingsException {
        try {
            return Path.of(text.trim());
        } catch (InvalidPathException e) {
            throw new InvalidSettingsException("'" + text + "' is no path: " + e.getReason() + ".", e);
        }
    }

    /** @throws InvalidSettingsException if nothing was typed, or what cannot be a path */
    public static Path require(String text) throws InvalidSettingsException {
        if (text.isBlank()) {
            throw new InvalidSettingsException("Choose the path of the model.");
        }
        return parse(text);
    }
}
