// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.design;

import java.util.List;
import java.util.Locale;

/** How much the four raters of a phantom study differ, and in what. */
public enum PhantomPreset {
    /** Size, detail, jitter, halo and tail all differ. */
    FULL("full"),
    /** Same area; only contour detail and jitter differ, so frequency prompts must help. */
    HF_ONLY("hf-only"),
    /** Only the contour offset differs, so frequency prompts should add nothing. */
    LF_ONLY("lf-only"),
    /** Four times the same rater: any gain from personalisation is a mistake. */
    NULL("null"),
    /** Differences as small as those between real radiology sites. */
    REALISTIC("realistic");

    private final String label;

    PhantomPreset(String label) {
        this.label = label;
    }

    /** The name on the command line. */
    public String label() {
        return label;
    }

    /**
     * Finds a preset by its label, upper or lower case.
     *
     * @throws IllegalArgumentException naming the known presets
     */
    public static PhantomPreset of(String label) {
        for (PhantomPreset preset : values()) {
            if (preset.label.equals(label.trim().toLowerCase(Locale.ROOT))) {
                return preset;
            }
        }
        throw new IllegalArgumentException(
                "no phantom preset is called '" + label + "'; known are " + String.join(", ", labels()));
    }

    private static List<String> labels() {
        return List.of(values()).stream().map(PhantomPreset::label).toList();
    }
}
