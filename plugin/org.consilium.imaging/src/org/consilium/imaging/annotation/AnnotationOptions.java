// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How annotations become the masks of raters.
 *
 * @param source where masks come from
 * @param naming what names the rater of a DICOM SEG or RTSTRUCT
 * @param raterPattern regular expression for {@link RaterNaming#PATTERN}; its first group, found in the file's path
 *     below the folder, is the rater
 * @param raterTable path of the table for {@link RaterNaming#TABLE}: comma or tab separated, with the columns
 *     {@code file} and {@code rater}
 * @param keepRaterNames true takes content creators as they are; false (default) replaces what may be a person's name
 *     by a salted hash, while codes such as A, R2 or MI014 stay
 * @param structure label (or number) of the segment, structure or label to read, against the rest; empty where there
 *     is only one; {@code *} unites all
 * @param lidcRaters what tells the raters of a LIDC reading apart
 * @param lidcNodules what becomes of several nodules
 * @param smallNodules true marks a LIDC nodule below 3 mm, which has no outline, by the one pixel of its mark; false
 *     leaves it out
 */
public record AnnotationOptions(
        AnnotationSource source,
        RaterNaming naming,
        String raterPattern,
        String raterTable,
        boolean keepRaterNames,
        String structure,
        LidcRaters lidcRaters,
        LidcNodules lidcNodules,
        boolean smallNodules) {
    /** Stands for all structures in one mask. */
    public static final String ALL_STRUCTURES = "*";

    /** Checks that the pattern is one, with a group. */
    public AnnotationOptions {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(naming, "naming");
        Objects.requireNonNull(raterPattern, "raterPattern");
        Objects.requireNonNull(raterTable, "raterTable");
        Objects.requireNonNull(lidcRaters, "lidcRaters");
        Objects.requireNonNull(lidcNodules, "lidcNodules");
        structure = structure.trim();
        if (naming == RaterNaming.PATTERN) {
            requireGroup(raterPattern);
        }
        if (naming == RaterNaming.TABLE && raterTable.isBlank()) {
            throw new IllegalArgumentException("raters are named by a table, but no table is given");
        }
    }

    /** SEG before RTSTRUCT before XML, raters named automatically, persons' names hashed. */
    public static AnnotationOptions defaults() {
        return new AnnotationOptions(
                AnnotationSource.SEG_THEN_XML,
                RaterNaming.AUTO,
                "rater_([^/.]+)",
                "",
                false,
                "",
                LidcRaters.SESSION,
                LidcNodules.UNITED,
                false);
    }

    public AnnotationOptions withSource(AnnotationSource value) {
        return new AnnotationOptions(
                value,
                naming,
                raterPattern,
                raterTable,
                keepRaterNames,
                structure,
                lidcRaters,
                lidcNodules,
                smallNodules);
    }

    public AnnotationOptions withNaming(RaterNaming value) {
        return new AnnotationOptions(
                source,
                value,
                raterPattern,
                raterTable,
                keepRaterNames,
                structure,
                lidcRaters,
                lidcNodules,
                smallNodules);
    }

    /** Also switches to {@link RaterNaming#PATTERN}. */
    public AnnotationOptions withRaterPattern(String value) {
        return new AnnotationOptions(
                source,
                RaterNaming.PATTERN,
                value,
                raterTable,
                keepRaterNames,
                structure,
                lidcRaters,
                lidcNodules,
                smallNodules);
    }

    /** Also switches to {@link RaterNaming#TABLE}. */
    public AnnotationOptions withRaterTable(String value) {
        return new AnnotationOptions(
                source,
                RaterNaming.TABLE,
                raterPattern,
                value,
                keepRaterNames,
                structure,
                lidcRaters,
                lidcNodules,
                smallNodules);
    }

    public AnnotationOptions withKeepRaterNames(boolean value) {
        return new AnnotationOptions(
                source, naming, raterPattern, raterTable, value, structure, lidcRaters, lidcNodules, smallNodules);
    }

    public AnnotationOptions withStructure(String value) {
        return new AnnotationOptions(
                source, naming, raterPattern, raterTable, keepRaterNames, value, lidcRaters, lidcNodules, smallNodules);
    }

    public AnnotationOptions withLidc(LidcRaters raters, LidcNodules nodules, boolean small) {
        return new AnnotationOptions(
                source, naming, raterPattern, raterTable, keepRaterNames, structure, raters, nodules, small);
    }

    private static void requireGroup(String pattern) {
        try {
            if (Pattern.compile(pattern).matcher("").groupCount() < 1) {
                throw new IllegalArgumentException("the pattern '" + pattern
                        + "' has no group; put the part of the path that names the rater in parentheses");
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + pattern + "' is no regular expression: " + e.getDescription(), e);
        }
    }
}
