// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.images;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;

/**
 * What the reader of rater image folders does with what it finds.
 *
 * @param missingMasks what happens to a case without any mask
 * @param size height and width every case is brought to, cut or padded with the edge value (masks with 0): images
 *     around their middle, slices of volumes around what was drawn; 0 takes images as they are and then they must agree
 * @param indexFile name of the optional index inside the folder
 * @param maskPattern regular expression for the path of a mask below its case folder, without the ending; its first
 *     group is the rater
 * @param raterTable path of a table with the columns {@code file} and {@code rater}, which goes before the pattern;
 *     empty without one
 * @param structure number or name of the label to read; empty where masks show one structure; {@code *} for all
 * @param slices which slices of a volume become cases
 * @param normalisation scale of the values of volumes; PNG are scaled by their range
 * @param windowCentre centre of {@link Normalisation#WINDOW}
 * @param windowWidth width of {@link Normalisation#WINDOW}, above 0
 * @param pseudonyms what stands for names of folders, patients and raters that may be a person's
 */
public record RaterImageOptions(
        MissingMasks missingMasks,
        int size,
        String indexFile,
        String maskPattern,
        String raterTable,
        String structure,
        SliceSelection slices,
        Normalisation normalisation,
        double windowCentre,
        double windowWidth,
        PseudonymOptions pseudonyms) {
    /** Takes what stands between {@code rater_} and the ending. */
    public static final String RATER_PATTERN = "rater_([^/]+)";

    /** A case without any mask. */
    public enum MissingMasks {
        /** Stops with an error that names the case. */
        FAIL,
        /** Leaves the case out, with a warning. */
        SKIP,
        /** Reads the case without masks. */
        KEEP
    }

    /** Checks the ranges. */
    public RaterImageOptions {
        Objects.requireNonNull(missingMasks, "missingMasks");
        Objects.requireNonNull(indexFile, "indexFile");
        Objects.requireNonNull(raterTable, "raterTable");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(pseudonyms, "pseudonyms");
        Objects.requireNonNull(normalisation, "normalisation");
        if (size < 0 || size > DicomReadOptions.MAX_CROP) {
            throw new IllegalArgumentException(
                    "the common size is " + size + ", it must be 0 to " + DicomReadOptions.MAX_CROP);
        }
        if (!(windowWidth > 0) || Double.isInfinite(windowWidth) || !Double.isFinite(windowCentre)) {
            throw new IllegalArgumentException("the window width must be above 0 and centre and width finite");
        }
        try {
            if (Pattern.compile(maskPattern).matcher("").groupCount() < 1) {
                throw new IllegalArgumentException("the pattern '" + maskPattern
                        + "' has no group; put the part of the name that is the rater in parentheses");
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + maskPattern + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    /**
     * Fails on cases without masks, takes images as they are, reads {@code index.tsv} where there is one, names raters
     * by {@code rater_<id>}, reads annotated slices with values scaled by percentiles.
     */
    public static RaterImageOptions defaults() {
        return new RaterImageOptions(
                MissingMasks.FAIL,
                0,
                "index.tsv",
                RATER_PATTERN,
                "",
                "",
                SliceSelection.ANNOTATED,
                Normalisation.PERCENTILE,
                40,
                400,
                PseudonymOptions.defaults());
    }

    public RaterImageOptions withMissingMasks(MissingMasks value) {
        return with(value, size, indexFile, maskPattern, raterTable, structure);
    }

    public RaterImageOptions withSize(int value) {
        return with(missingMasks, value, indexFile, maskPattern, raterTable, structure);
    }

    public RaterImageOptions withIndexFile(String value) {
        return with(missingMasks, size, value, maskPattern, raterTable, structure);
    }

    /** How masks name their raters; the table, where there is one, goes first. */
    public RaterImageOptions withRaters(String pattern, String table) {
        return with(missingMasks, size, indexFile, pattern, table, structure);
    }

    public RaterImageOptions withStructure(String value) {
        return with(missingMasks, size, indexFile, maskPattern, raterTable, value);
    }

    public RaterImageOptions withSlices(SliceSelection value) {
        return new RaterImageOptions(
                missingMasks,
                size,
                indexFile,
                maskPattern,
                raterTable,
                structure,
                value,
                normalisation,
                windowCentre,
                windowWidth,
                pseudonyms);
    }

    /** The scale of volumes; centre and width are those of {@link Normalisation#WINDOW}. */
    public RaterImageOptions withNormalisation(Normalisation value, double centre, double width) {
        return new RaterImageOptions(
                missingMasks,
                size,
                indexFile,
                maskPattern,
                raterTable,
                structure,
                slices,
                value,
                centre,
                width,
                pseudonyms);
    }

    public RaterImageOptions withPseudonyms(PseudonymOptions value) {
        return new RaterImageOptions(
                missingMasks,
                size,
                indexFile,
                maskPattern,
                raterTable,
                structure,
                slices,
                normalisation,
                windowCentre,
                windowWidth,
                value);
    }

    private RaterImageOptions with(
            MissingMasks missing, int side, String file, String pattern, String table, String label) {
        return new RaterImageOptions(
                missing,
                side,
                file,
                pattern,
                table,
                label,
                slices,
                normalisation,
                windowCentre,
                windowWidth,
                pseudonyms);
    }
}
