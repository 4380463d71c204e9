// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import org.consilium.imaging.study.Normalisation;
import org.knime.node.parameters.widget.choices.Label;

/** {@link Normalisation.Method} as dialogs offer it; saved settings hold these names. */
public enum NormalisationChoice {
    @Label("Percentiles of the series or volume (1st to 0, 99th to 1)")
    PERCENTILE,
    @Label("Window (centre and width)")
    WINDOW,
    @Label("Lowest to highest value of the image")
    MIN_MAX,
    @Label("None: values as the file gives them, such as HU")
    NONE;

    /**
     * What a reader is told.
     *
     * @param centre of the window, in the unit of the images
     * @param width of the window, above 0
     * @throws IllegalArgumentException where the window has no width
     */
    public Normalisation normalisation(double centre, double width) {
        return new Normalisation(Normalisation.Method.valueOf(name()), centre, width);
    }
}
