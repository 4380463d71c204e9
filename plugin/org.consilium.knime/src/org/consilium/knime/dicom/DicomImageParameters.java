// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import org.consilium.imaging.study.Normalisation;
import org.consilium.knime.cases.NormalisationChoice;
import org.consilium.knime.cases.SlicesChoice;
import org.consilium.knime.path.PathColumnChoices;
import org.consilium.knime.settings.Unit;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;

/**
 * Where the DICOM Reader finds images and what it takes of them. Inherited and not a group of its own, so that saved
 * settings stay flat: a field's name is its key.
 */
abstract class DicomImageParameters implements NodeParameters {

    @Widget(
            title = "Folder",
            description = "Folder that is searched for DICOM files and annotations, with all folders below it. Not used"
                    + " when a table of paths is connected.")
    String folder = "";

    @Widget(
            title = "Path column",
            description = "Column of the connected table that holds the paths of files or folders.")
    @ChoicesProvider(PathColumnChoices.class)
    String pathColumn = "Path";

    @Widget(
            title = "Crop size",
            description =
                    "Height and width in pixels of the cut around the raters' outlines. Beyond the border the edge"
                            + " value is repeated. 0 keeps whole images.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("pixels")
    int cropSize = 128;

    @Widget(title = "Scale", description = "How image values become numbers between 0 and 1.")
    NormalisationChoice scale = NormalisationChoice.PERCENTILE;

    @Widget(title = "Window centre", description = "Centre of the window in rescaled units (HU for CT).")
    @Unit("rescaled units (HU for CT)")
    double windowCentre = 40;

    @Widget(title = "Window width", description = "Width of the window in rescaled units (HU for CT).")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Unit("rescaled units (HU for CT)")
    double windowWidth = 400;

    @Widget(title = "Slices", description = "Which slices of a volume become cases.")
    SlicesChoice slices = SlicesChoice.ANNOTATED;

    Normalisation scale() {
        return scale.normalisation(windowCentre, windowWidth);
    }

    /** In words, for the port and the model card. */
    String normalisation() {
        return scale().words();
    }
}
