// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.predictions;

import org.consilium.imaging.prediction.PredictionMatch;
import org.consilium.imaging.prediction.PredictionOptions;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.path.PathColumnChoices;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;

/** Settings of the Segmentation Reader. */
@LoadDefaultsForAbsentFields
final class SegmentationReaderParameters implements NodeParameters {

    enum Match {
        @Label("Name, else place")
        NAME_THEN_PLACE,
        @Label("Name")
        NAME,
        @Label("Place")
        PLACE
    }

    @Widget(
            title = "Folder",
            description = "Folder with the predictions, with all folders in it, unless a table of paths is connected.")
    String folder = "";

    @Widget(title = "Path column", description = "Column of the connected table that holds paths of files or folders.")
    @ChoicesProvider(PathColumnChoices.class)
    String pathColumn = "Path";

    @Widget(
            title = "Structure",
            description =
                    "Number or name of the label or segment to read where files hold several; * for all of them. Empty:"
                            + " files must hold one. With a number, PNG files are read as labels, otherwise as"
                            + " probabilities times 255, or masks of 0 and 255.")
    String structure = "";

    @Widget(
            title = "Files by",
            description = "What tells which case a file belongs to: its name or that of a folder it is in (id of the"
                    + " case, name of the volume, key of the patient, series UID); or its place in space and, for DICOM"
                    + " SEG, the images that it refers to.")
    Match match = Match.NAME_THEN_PLACE;

    @Widget(
            title = "Pattern of files",
            description =
                    "Regular expression that is found in the paths, with forward slashes, of the files to read, for"
                            + " example _seg. Empty: all files; several of a case must then differ in numbers alone.")
    String files = "";

    @Widget(
            title = "Samples",
            description =
                    "So many samples are taken of each case, the first by number. 0 takes all; each case must then"
                            + " have as many as the others.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int samples = 0;

    @Advanced
    @Widget(
            title = "Model",
            description = "Name of what made the predictions: stands in exported segmentations. Empty: external model.")
    String model = "";

    PredictionOptions options() {
        return new PredictionOptions(PredictionMatch.valueOf(match.name()), structure.trim(), files.trim());
    }

    String maker() {
        return model.isBlank() ? "external model" : model.trim();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options();
            FilePaths.typed("Folder", folder);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Segmentation Reader: " + e.getMessage(), e);
        }
    }
}
