// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.util.List;
import org.consilium.imaging.model.ImageCase;

/**
 * What a reader found.
 *
 * @param cases in a stable order that depends on the input only
 * @param warnings what was left out and why, one sentence each, free of patient identifiers
 * @param structure what the masks show, as it was chosen: a label; empty where nothing names it
 * @param raterIdentity what the rater ids are, in words: for example the order of reading sessions; empty without masks
 */
public record ReadResult(List<ImageCase> cases, List<String> warnings, String structure, String raterIdentity) {
    public ReadResult {
        cases = List.copyOf(cases);
        warnings = List.copyOf(warnings);
    }

    /** Masks of something unnamed, by raters of whom nothing is said. */
    public ReadResult(List<ImageCase> cases, List<String> warnings) {
        this(cases, warnings, "", "");
    }
}
