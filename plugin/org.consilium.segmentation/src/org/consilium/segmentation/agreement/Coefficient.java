// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

/**
 * One figure for all raters together.
 *
 * @param name "fleiss_kappa", "krippendorff_alpha", "icc_2_1" or "icc_3_1"
 * @param quantity what is told by the raters: "pixel", "area" or "volume"
 * @param scope of pixels: "whole picture" or "inside any outline"; of areas and volumes: their unit
 * @param value NaN if undefined
 * @param lower95 by draws of patients; NaN if undefined
 * @param upper95 likewise
 * @param lower95ByF by F distributions, of the ICC; else NaN
 * @param upper95ByF likewise
 * @param raters how many raters a case has that counts
 * @param counted cases or volumes that count
 * @param patients of how many patients
 * @param leftOut cases or volumes that don't, as the figure's definition wants
 */
public record Coefficient(
        String name,
        String quantity,
        String scope,
        double value,
        double lower95,
        double upper95,
        double lower95ByF,
        double upper95ByF,
        int raters,
        int counted,
        int patients,
        int leftOut) {

    public static final String FLEISS = "fleiss_kappa";
    public static final String KRIPPENDORFF = "krippendorff_alpha";
    public static final String ICC_AGREEMENT = "icc_2_1";
    public static final String ICC_CONSISTENCY = "icc_3_1";
    public static final String WHOLE = "whole picture";
    public static final String OUTLINED = "inside any outline";
}
