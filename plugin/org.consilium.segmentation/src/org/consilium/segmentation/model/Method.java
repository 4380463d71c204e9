// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

/** What a model is, so that a study can compare methods with the same nodes. */
public enum Method {
    /** Probabilistic U-Net with Noise Harmonizer and GED loss; phase 2 adds frequency prompts. */
    CONSILIUM,
    /** The same without Harmonizer and GED loss (Kohl et al., 2018). */
    PROBABILISTIC_UNET,
    /** The first stage of D-Persona (Wu et al., 2024). */
    DPERSONA,
    /** One deterministic U-Net per rater. */
    RATER_UNETS
}
