// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.images;

import java.util.Objects;
import org.consilium.imaging.annotation.RaterPattern;

/**
 * How the masks of a case folder are read.
 *
 * @param missing what happens to a case without any mask
 * @param pattern regular expression for the path of a mask below its case folder, without the ending; its first group
 *     is the rater
 * @param raterTable path of a table with the columns {@code file} and {@code rater}, which goes before the pattern;
 *     empty without one
 * @param structure number or name of the label to read; empty where masks show one structure; {@code *} for all
 */
public record MaskOptions(MissingMasks missing, String pattern, String raterTable, String structure) {
    /** Takes what stands between {@code rater_} and the ending. */
    public static final String PATTERN = "rater_([^/]+)";

    /** Checks that the pattern is one, with a group. */
    public MaskOptions {
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(raterTable, "raterTable");
        Objects.requireNonNull(structure, "structure");
        RaterPattern.compile(pattern);
    }

    /** Fails on cases without masks, names raters by {@code rater_<id>}, reads the one structure there is. */
    public static MaskOptions defaults() {
        return new MaskOptions(MissingMasks.FAIL, PATTERN, "", "");
    }

    /** This with another fate of cases without any mask. */
    public MaskOptions withMissing(MissingMasks value) {
        return new MaskOptions(value, pattern, raterTable, structure);
    }

    /** This with a regular expression whose first group is the rater; throws IllegalArgumentException if it is none or has no group. */
    public MaskOptions withPattern(String value) {
        return new MaskOptions(missing, value, raterTable, structure);
    }

    /** This with a table of raters, which goes before the pattern; empty for none. */
    public MaskOptions withRaterTable(String value) {
        return new MaskOptions(missing, pattern, value, structure);
    }

    /** This with the number or name of a label; empty where masks show one structure, {@code *} for all. */
    public MaskOptions withStructure(String value) {
        return new MaskOptions(missing, pattern, raterTable, value);
    }
}
