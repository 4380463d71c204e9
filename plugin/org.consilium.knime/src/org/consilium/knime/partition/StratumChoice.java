// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.partition;

import org.knime.node.parameters.widget.choices.Label;

/** By what patients can be grouped, in the words of the dialog; settings hold the names of the constants. */
enum StratumChoice {
    @Label("Nothing")
    NONE,
    @Label("Scanner: manufacturer, model and kernel")
    SCANNER,
    @Label("Manufacturer of the scanner")
    MANUFACTURER,
    @Label("Model of the scanner")
    MODEL,
    @Label("Kernel")
    KERNEL,
    @Label("Modality")
    MODALITY,
    @Label("Number of raters who looked at the patient")
    RATERS,
    @Label("Size of what is outlined")
    SIZE,
    @Label("Pattern on the case id, as for a site")
    PATTERN,
    @Label("Column of the list, as for a site")
    LIST
}
