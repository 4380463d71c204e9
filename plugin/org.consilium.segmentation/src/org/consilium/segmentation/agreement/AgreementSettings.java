// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

/**
 * How raters are compared.
 *
 * @param tolerance of the surface Dice, in mm or, for cases without a pixel spacing, in pixels; at least 0
 * @param consensus what each rater is held against
 * @param readings whose readings the raters are
 */
public record AgreementSettings(double tolerance, OthersConsensus consensus, Readings readings) {

    public AgreementSettings {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException(
                    "The tolerance of the surface Dice is " + tolerance + "; it must be a number from 0 up.");
        }
    }
}
