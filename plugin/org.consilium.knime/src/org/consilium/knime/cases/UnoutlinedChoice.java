// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.cases;

import org.consilium.imaging.study.Unoutlined;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.widget.choices.Label;

/** {@link Unoutlined} as dialogs offer it; saved settings hold these names. */
public enum UnoutlinedChoice {
    @Label("Windows that cover the whole image")
    WINDOWS,
    @Label("The middle of the image")
    MIDDLE;

    /** Title of the setting. */
    public static final String TITLE = "Images without outlines";

    /** Its description. */
    public static final String DESCRIPTION =
            "What is cut out of an image that is larger than a crop and on which nobody"
                    + " has outlined anything, such as one of a new patient. Windows overlap by half and are cases of their own;"
                    + " they share the noise of their samples, and the Segmentation Writer puts them together. The middle is a"
                    + " guess, with a warning that counts the images: what lies outside of it is not looked at.";

    /** What a reader is told. */
    public Unoutlined choice() {
        return Unoutlined.valueOf(name());
    }

    /** Workflows that were saved before there was a choice go on as they did. */
    public static final class Before implements DefaultProvider<UnoutlinedChoice> {
        @Override
        public UnoutlinedChoice getDefault() {
            return MIDDLE;
        }
    }
}
