// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.prediction;

/** What tells which case a prediction belongs to. */
public enum PredictionMatch {
    /** Its name; where that says nothing, its place in space. */
    NAME_THEN_PLACE,
    /** Its name alone. */
    NAME,
    /** Its place in space, or the images that it refers to, whatever it is called. */
    PLACE
}
