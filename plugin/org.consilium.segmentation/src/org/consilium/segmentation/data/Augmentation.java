// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

/** How training cases are varied from epoch to epoch. */
public enum Augmentation {
    /** Not at all. */
    NONE,
    /** Flips and quarter turns (half turns where height and width differ): nothing is resampled, nothing comes in. */
    FLIPS,
    /**
     * Flips, and a rotation by any angle with the nearest pixel and zeros from outside, as D-Persona's code. The black
     * corners are not there when a model is used.
     */
    ROTATION
}
