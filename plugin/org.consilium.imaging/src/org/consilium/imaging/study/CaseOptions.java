// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

import java.util.Objects;

/**
 * What of a volume becomes cases.
 *
 * @param slices which slices
 * @param crop what is cut out of them
 * @param spacing distance of rows and of columns that images are resampled to, mm; 0 leaves them as they are
 */
public record CaseOptions(SliceSelection slices, CropOptions crop, double spacing) {
    /** Largest spacing, in mm. */
    public static final double MAX_SPACING = 1000;

    /** Checks the ranges. */
    public CaseOptions {
        Objects.requireNonNull(slices, "slices");
        Objects.requireNonNull(crop, "crop");
        if (!(spacing >= 0) || spacing > MAX_SPACING) {
            throw new IllegalArgumentException("the spacing is " + spacing + " mm, it must be 0 to " + MAX_SPACING);
        }
    }

    /** Crops of 128x128 around the annotation of annotated slices, not resampled. */
    public static CaseOptions defaults() {
        return new CaseOptions(SliceSelection.ANNOTATED, CropOptions.ofSize(128), 0);
    }

    /** This with other slices. */
    public CaseOptions withSlices(SliceSelection value) {
        return new CaseOptions(value, crop, spacing);
    }

    /** This with another cut. */
    public CaseOptions withCrop(CropOptions value) {
        return new CaseOptions(slices, value, spacing);
    }

    /** This with pixels of so many mm, up to {@link #MAX_SPACING}; 0 leaves them as they are. */
    public CaseOptions withSpacing(double value) {
        return new CaseOptions(slices, crop, value);
    }
}
