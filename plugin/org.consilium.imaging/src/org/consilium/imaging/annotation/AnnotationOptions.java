// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

import java.util.Objects;

/**
 * How annotations become the masks of raters.
 *
 * @param source where masks come from
 * @param raters what names the raters
 * @param structure label (or number) of the segment, structure or label to read, against the rest; empty where there
 *     is only one; {@code *} unites all
 * @param lidc how LIDC readings become masks
 */
public record AnnotationOptions(AnnotationSource source, RaterOptions raters, String structure, LidcOptions lidc) {
    /** Stands for all structures in one mask. */
    public static final String ALL_STRUCTURES = "*";

    /** Checks that all groups are there; spaces around the structure go. */
    public AnnotationOptions {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(raters, "raters");
        Objects.requireNonNull(lidc, "lidc");
        structure = structure.trim();
    }

    /** SEG before RTSTRUCT before XML, the one structure there is. */
    public static AnnotationOptions defaults() {
        return new AnnotationOptions(
                AnnotationSource.SEG_THEN_XML, RaterOptions.defaults(), "", LidcOptions.defaults());
    }

    /** This with another source of masks. */
    public AnnotationOptions withSource(AnnotationSource value) {
        return new AnnotationOptions(value, raters, structure, lidc);
    }

    /** This with other names of raters; LIDC readings are named by {@link #withLidc}. */
    public AnnotationOptions withRaters(RaterOptions value) {
        return new AnnotationOptions(source, value, structure, lidc);
    }

    /** This with a structure: a label or number, empty for the only one there is, or {@link #ALL_STRUCTURES}. */
    public AnnotationOptions withStructure(String value) {
        return new AnnotationOptions(source, raters, value, lidc);
    }

    /** This with another reading of LIDC XML. */
    public AnnotationOptions withLidc(LidcOptions value) {
        return new AnnotationOptions(source, raters, structure, value);
    }
}
