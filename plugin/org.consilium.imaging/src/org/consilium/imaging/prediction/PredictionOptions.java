// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.prediction;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How predictions are found and read.
 *
 * @param match what tells which case a file belongs to
 * @param structure number or name of the label to read; empty where the files hold one; {@code *} for all
 * @param files regular expression that is found in the paths, with forward slashes, of the files to read; empty for all
 */
public record PredictionOptions(PredictionMatch match, String structure, String files) {
    /** @throws IllegalArgumentException where the expression is none */
    public PredictionOptions {
        Objects.requireNonNull(match, "match");
        Objects.requireNonNull(structure, "structure");
        try {
            Pattern.compile(files);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "the pattern of files isn't a regular expression: " + e.getDescription(), e);
        }
    }

    /** All files, by name and then by place, of one structure. */
    public static PredictionOptions defaults() {
        return new PredictionOptions(PredictionMatch.NAME_THEN_PLACE, "", "");
    }

    /** This with another way to find a file's case. */
    public PredictionOptions withMatch(PredictionMatch value) {
        return new PredictionOptions(value, structure, files);
    }

    /** This with the label to read. */
    public PredictionOptions withStructure(String value) {
        return new PredictionOptions(match, value, files);
    }

    /** This with the files to read. */
    public PredictionOptions withFiles(String value) {
        return new PredictionOptions(match, structure, value);
    }
}
