// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

/**
 * What images a model was trained on.
 *
 * @param structure what was segmented, where a study has several structures; empty if it has no name
 * @param normalisation how image values were brought to a common scale, in words; empty if unknown
 * @param rowSpacing mm, mean over the training cases; null if unknown
 * @param columnSpacing mm, mean over the training cases; null if unknown
 */
public record TrainedImages(String structure, String normalisation, Double rowSpacing, Double columnSpacing) {

    /** Images of which nothing is known. */
    public static final TrainedImages UNKNOWN = new TrainedImages("", "", null, null);

    public TrainedImages {
        structure = structure == null ? "" : structure;
        normalisation = normalisation == null ? "" : normalisation;
    }
}
