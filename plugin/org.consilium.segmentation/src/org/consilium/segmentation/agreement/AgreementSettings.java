// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.List;

/**
 * How raters are compared.
 *
 * @param tolerance of the surface Dice, in mm or, for cases without a pixel spacing, in pixels; at least 0
 * @param consensus what each rater is held against
 * @param samePerson which raters are one person, as {@link Readings#parse} takes it
 * @param seed fixes which patients are drawn for intervals
 */
public record AgreementSettings(double tolerance, OthersConsensus consensus, String samePerson, long seed) {

    public AgreementSettings {
        if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
            throw new IllegalArgumentException(
                    "The tolerance of the surface Dice is " + tolerance + "; it must be a number from 0 up.");
        }
    }

    /**
     * Whose readings the raters are.
     *
     * @throws IllegalArgumentException if a person's readings are not among the raters
     */
    public Readings readings(List<String> raters) {
        return Readings.parse(raters, samePerson);
    }
}
