// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

/** The property of cases by which patients are grouped. */
public enum StratumKind {
    /** All patients are one group. */
    NONE,
    /** Manufacturer, model and kernel together. */
    SCANNER,
    MANUFACTURER,
    MODEL,
    KERNEL,
    MODALITY,
    /** How many raters looked at the patient. */
    RATERS,
    /** The mean area of the patient's masks, in groups of about as many patients each. */
    SIZE,
    /** What a pattern finds in the id of the case, as a site. */
    PATTERN,
    /** What a list says of the case. */
    LIST
}
