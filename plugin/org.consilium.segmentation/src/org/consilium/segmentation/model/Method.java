// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

/** What a model is, so that a study can compare methods with the same nodes. */
public enum Method {
    /** Probabilistic U-Net with Noise Harmonizer and GED loss; phase 2 adds frequency prompts. */
    CONSILIUM("Consilium"),
    /** The same without Harmonizer and GED loss (Kohl et al., 2018). */
    PROBABILISTIC_UNET("Probabilistic U-Net"),
    /** The first stage of D-Persona (Wu et al., 2024). */
    DPERSONA("D-Persona"),
    /** One deterministic U-Net per rater. */
    RATER_UNETS("U-Net per rater");

    private final String title;

    Method(String title) {
        this.title = title;
    }

    /** The name that users know it by. */
    public String title() {
        return title;
    }
}
