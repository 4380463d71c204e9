// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.layer;

import java.util.Objects;
import org.consilium.ground.MaskThreshold;

/**
 * How segmentations are written.
 *
 * @param format kind of file
 * @param probabilities true writes values between 0 and 1: fractional DICOM SEG (steps of 1/255), float NIfTI, 8-bit
 *     grey PNG; false writes masks
 * @param threshold a pixel is inside a mask where its probability is greater, from 0 to below 1
 * @param structure what the masks show, for the label of the segment; empty where nothing names it
 * @param sourceFolder folder of the source images: DICOM SEG take patient and study from there; empty writes the
 *     patient's key in their place
 * @param overwrite whether files that are there already may be replaced
 */
public record SegmentationOptions(
        SegmentationFormat format,
        boolean probabilities,
        double threshold,
        String structure,
        String sourceFolder,
        boolean overwrite) {
    /** Checks the ranges. */
    public SegmentationOptions {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(structure, "structure");
        Objects.requireNonNull(sourceFolder, "sourceFolder");
        if (!(threshold >= 0 && threshold < 1)) {
            throw new IllegalArgumentException("the threshold is " + threshold + ", it must be 0 to below 1");
        }
    }

    /** Masks above one half, without a name, that replace nothing. */
    public static SegmentationOptions of(SegmentationFormat format) {
        return new SegmentationOptions(format, false, MaskThreshold.VALUE, "", "", false);
    }

    /** This with values from 0 to 1 (true) or masks in the files. */
    public SegmentationOptions withProbabilities(boolean value) {
        return new SegmentationOptions(format, value, threshold, structure, sourceFolder, overwrite);
    }

    /** This with the probability, 0 to below 1, above which a pixel is inside. */
    public SegmentationOptions withThreshold(double value) {
        return new SegmentationOptions(format, probabilities, value, structure, sourceFolder, overwrite);
    }

    /** This with a label of the segment; empty where nothing names it. */
    public SegmentationOptions withStructure(String value) {
        return new SegmentationOptions(format, probabilities, threshold, value, sourceFolder, overwrite);
    }

    /** This with the source images, whose patient and study are written as they are; empty writes the key of the patient. */
    public SegmentationOptions withSourceFolder(String value) {
        return new SegmentationOptions(format, probabilities, threshold, structure, value, overwrite);
    }

    /** This with leave to replace files that are there already. */
    public SegmentationOptions withOverwrite(boolean value) {
        return new SegmentationOptions(format, probabilities, threshold, structure, sourceFolder, value);
    }
}
