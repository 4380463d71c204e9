// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

import java.util.Objects;

/**
 * What names the raters of DICOM SEG, RTSTRUCT and mask volumes.
 *
 * @param naming what names the rater
 * @param pattern regular expression for {@link RaterNaming#PATTERN}; its first group, found in the file's path below
 *     the folder, is the rater
 * @param table path of the table for {@link RaterNaming#TABLE}: comma or tab separated, with the columns {@code file}
 *     and {@code rater}
 * @param keepNames true takes names as the files give them; false (default) replaces what may be a person's name by a
 *     pseudonym, while codes such as A, R2 or MI014 and names from a table stay
 */
public record RaterOptions(RaterNaming naming, String pattern, String table, boolean keepNames) {
    /** Takes what stands between {@code rater_} and the ending or the next folder. */
    public static final String PATTERN = "rater_([^/.]+)";

    /** Checks that what the raters are named by is there. */
    public RaterOptions {
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(table, "table");
        if (naming == RaterNaming.PATTERN) {
            RaterPattern.compile(pattern);
        }
        if (naming == RaterNaming.TABLE && table.isBlank()) {
            throw new IllegalArgumentException("raters are named by a table, but no table is given");
        }
    }

    /** Raters named automatically, persons' names replaced. */
    public static RaterOptions defaults() {
        return by(RaterNaming.AUTO);
    }

    /** Raters named in a way that needs neither pattern nor table, persons' names replaced. */
    public static RaterOptions by(RaterNaming naming) {
        return new RaterOptions(naming, PATTERN, "", false);
    }

    /** Raters named by a pattern, persons' names replaced. */
    public static RaterOptions byPattern(String pattern) {
        return new RaterOptions(RaterNaming.PATTERN, pattern, "", false);
    }

    /** Raters named by a table. */
    public static RaterOptions byTable(String path) {
        return new RaterOptions(RaterNaming.TABLE, PATTERN, path, false);
    }

    /** This with names as the files give them (true), which may be those of persons, or with pseudonyms in their place. */
    public RaterOptions withKeepNames(boolean value) {
        return new RaterOptions(naming, pattern, table, value);
    }
}
