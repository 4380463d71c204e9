// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import org.consilium.imaging.study.SliceSelection;
import org.knime.node.parameters.widget.choices.Label;

/** {@link SliceSelection} as dialogs offer it; saved settings hold these names. */
public enum SlicesChoice {
    @Label("Slices that at least one rater has outlined")
    ANNOTATED,
    @Label("The slice with the largest outline of each volume")
    LARGEST,
    @Label("All slices")
    ALL;

    /** What a reader is told. */
    public SliceSelection selection() {
        return SliceSelection.valueOf(name());
    }
}
