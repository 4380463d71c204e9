// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.images;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.CropOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.study.Unoutlined;

/**
 * What the reader of rater image folders does with what it finds.
 *
 * @param indexFile name of the optional index inside the folder
 * @param masks how masks are read
 * @param slices which slices of a volume become cases
 * @param size height and width every case is brought to, cut or padded with the edge value (masks with 0): images
 *     around their middle, slices of volumes around what was drawn; 0 takes images as they are and then they must agree
 * @param normalisation scale of the values of volumes; PNG are scaled by their range
 * @param patientPattern regular expression for the name of a case folder, whose first group is the patient; empty: each
 *     folder is a patient of its own, but for names as in BIDS and slices of one volume
 * @param pseudonyms what stands for names of folders, patients and raters that may be a person's
 * @param unoutlined what is cut out of images that are larger than the size and that nobody has outlined anything on
 */
public record RaterImageOptions(
        String indexFile,
        MaskOptions masks,
        SliceSelection slices,
        int size,
        Normalisation normalisation,
        String patientPattern,
        PseudonymOptions pseudonyms,
        Unoutlined unoutlined) {
    /** Checks the ranges. */
    public RaterImageOptions {
        Objects.requireNonNull(indexFile, "indexFile");
        Objects.requireNonNull(masks, "masks");
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(normalisation, "normalisation");
        Objects.requireNonNull(pseudonyms, "pseudonyms");
        Objects.requireNonNull(unoutlined, "unoutlined");
        patientPattern = patientPattern.trim();
        try {
            if (!patientPattern.isEmpty()
                    && Pattern.compile(patientPattern).matcher("").groupCount() < 1) {
                throw new IllegalArgumentException("the patient pattern '" + patientPattern
                        + "' has no group; put the part of the folder's name that is the patient in parentheses");
            }
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + patientPattern + "' is no regular expression: " + e.getDescription(), e);
        }
        if (size < 0 || size > CropOptions.MAX_SIZE) {
            throw new IllegalArgumentException(
                    "the common size is " + size + ", it must be 0 to " + CropOptions.MAX_SIZE);
        }
    }

    /** Reads {@code index.tsv} where there is one and annotated slices, as large as they are, scaled by percentiles. */
    public static RaterImageOptions defaults() {
        return new RaterImageOptions(
                "index.tsv",
                MaskOptions.defaults(),
                SliceSelection.ANNOTATED,
                0,
                Normalisation.PERCENTILE,
                "",
                PseudonymOptions.defaults(),
                Unoutlined.WINDOWS);
    }

    /** This with another reading of masks. */
    public RaterImageOptions withMasks(MaskOptions value) {
        return new RaterImageOptions(
                indexFile, value, slices, size, normalisation, patientPattern, pseudonyms, unoutlined);
    }

    /** This with other slices of volumes; PNG have one. */
    public RaterImageOptions withSlices(SliceSelection value) {
        return new RaterImageOptions(
                indexFile, masks, value, size, normalisation, patientPattern, pseudonyms, unoutlined);
    }

    /** This with a common height and width in pixels; 0 takes images as they are. */
    public RaterImageOptions withSize(int value) {
        return new RaterImageOptions(
                indexFile, masks, slices, value, normalisation, patientPattern, pseudonyms, unoutlined);
    }

    /** This with another scale of the values of volumes; PNG are scaled by their range whatever it is. */
    public RaterImageOptions withNormalisation(Normalisation value) {
        return new RaterImageOptions(indexFile, masks, slices, size, value, patientPattern, pseudonyms, unoutlined);
    }

    /** This with a pattern for names of case folders, whose first group is the patient; empty for none. */
    public RaterImageOptions withPatientPattern(String value) {
        return new RaterImageOptions(indexFile, masks, slices, size, normalisation, value, pseudonyms, unoutlined);
    }

    /** What finds the patient in the name of a case folder; null without a pattern. */
    public Pattern patients() {
        return patientPattern.isEmpty() ? null : Pattern.compile(patientPattern);
    }

    /** This with other pseudonyms of folders, patients and raters. */
    public RaterImageOptions withPseudonyms(PseudonymOptions value) {
        return new RaterImageOptions(indexFile, masks, slices, size, normalisation, patientPattern, value, unoutlined);
    }

    /** This with another cut of images that nobody has outlined anything on. */
    public RaterImageOptions withUnoutlined(Unoutlined value) {
        return new RaterImageOptions(indexFile, masks, slices, size, normalisation, patientPattern, pseudonyms, value);
    }
}
