// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.images;

import org.consilium.imaging.RaterImageOptions;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/** Settings of the Rater Image Reader. */
@LoadDefaultsForAbsentFields
final class RaterImageReaderParameters implements NodeParameters {

    enum MissingMasks {
        @Label("Stop and name the case")
        FAIL,
        @Label("Leave the case out")
        SKIP,
        @Label("Read the case without masks")
        KEEP
    }

    @Widget(
            title = "Folder",
            description = "Folder with one folder per case: image.png and rater_<id>.png for every rater. An optional"
                    + " index.tsv names the patient of each case.")
    String folder = "";

    @Widget(title = "Cases without masks", description = "What happens to a case that no rater has outlined.")
    MissingMasks missingMasks = MissingMasks.FAIL;

    @Advanced
    @Widget(
            title = "Common size",
            description = "Height and width in pixels that every case is cut or padded to around the outlines. 0 takes"
                    + " the images as they are; they must then be of one size.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int size = 0;

    RaterImageOptions options() {
        return RaterImageOptions.defaults()
                .withMissingMasks(RaterImageOptions.MissingMasks.valueOf(missingMasks.name()))
                .withSize(size);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Rater Image Reader: " + e.getMessage(), e);
        }
    }
}
