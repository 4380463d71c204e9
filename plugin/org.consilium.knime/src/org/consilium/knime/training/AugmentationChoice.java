// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.training;

import org.consilium.segmentation.data.Augmentation;
import org.knime.node.parameters.widget.choices.Label;

/** {@link Augmentation} as dialogs offer it; saved settings hold these names. */
public enum AugmentationChoice {
    @Label("None")
    NONE,
    @Label("Flips and quarter turns")
    FLIPS,
    @Label("Flips and any rotation, with black corners")
    ROTATION;

    /** What training is told. */
    public Augmentation augmentation() {
        return Augmentation.valueOf(name());
    }
}
