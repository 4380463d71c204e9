// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import java.util.Locale;
import org.consilium.imaging.AnnotationSource;
import org.consilium.imaging.DicomReadOptions;
import org.consilium.imaging.Normalisation;
import org.consilium.imaging.RaterNaming;
import org.consilium.imaging.SliceSelection;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;

/** Settings of the DICOM Reader. */
@LoadDefaultsForAbsentFields
final class DicomReaderParameters implements NodeParameters {

    enum Scale {
        @Label("Percentiles of the series (1st to 0, 99th to 1)")
        PERCENTILE,
        @Label("Window (centre and width)")
        WINDOW,
        @Label("Lowest to highest value of the image")
        MIN_MAX,
        @Label("None: rescaled units such as HU")
        NONE
    }

    enum Slices {
        @Label("Slices that at least one rater has outlined")
        ANNOTATED,
        @Label("The slice with the largest outline of each volume")
        LARGEST,
        @Label("All slices")
        ALL
    }

    enum Annotations {
        @Label("DICOM SEG, or LIDC XML where there is none")
        SEG_THEN_XML,
        @Label("DICOM SEG only")
        SEG,
        @Label("LIDC XML only")
        XML
    }

    enum RaterName {
        @Label("Automatic")
        AUTO,
        @Label("Content creator of the SEG")
        CONTENT_CREATOR,
        @Label("Segment label")
        SEGMENT_LABEL,
        @Label("File name")
        FILE_NAME
    }

    @Widget(
            title = "Folder",
            description = "Folder that is searched for DICOM files and annotations, with all folders below it. Not used"
                    + " when a table of paths is connected.")
    String folder = "";

    @Widget(
            title = "Path column",
            description = "Column of the connected table that holds the paths of files or folders.")
    String pathColumn = "Path";

    @Widget(
            title = "Crop size",
            description =
                    "Height and width in pixels of the cut around the raters' outlines. Beyond the border the edge"
                            + " value is repeated. 0 keeps whole images.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int cropSize = 128;

    @Widget(title = "Scale", description = "How image values become numbers between 0 and 1.")
    Scale scale = Scale.PERCENTILE;

    @Widget(title = "Window centre", description = "Centre of the window in rescaled units (HU for CT).")
    double windowCentre = 40;

    @Widget(title = "Window width", description = "Width of the window in rescaled units (HU for CT).")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double windowWidth = 400;

    @Widget(title = "Slices", description = "Which slices of a volume become cases.")
    Slices slices = Slices.ANNOTATED;

    @Advanced
    @Widget(title = "Annotations", description = "Where the raters' masks come from.")
    Annotations annotations = Annotations.SEG_THEN_XML;

    @Advanced
    @Widget(title = "Rater name", description = "What names the rater of a DICOM SEG.")
    RaterName raterName = RaterName.AUTO;

    @Advanced
    @Widget(
            title = "Keep patient ids",
            description = "Off: patients appear as a salted hash. On: the patient ids of the files appear in tables and"
                    + " saved workflows.")
    boolean keepPatientIds = false;

    @Advanced
    @Widget(
            title = "Salt",
            description = "Text mixed into the hash of the patient ids. The same salt gives the same patient the same"
                    + " key.")
    String salt = "consilium";

    DicomReadOptions options() {
        DicomReadOptions options = DicomReadOptions.defaults();
        if (scale == Scale.WINDOW) {
            options = options.withWindow(windowCentre, windowWidth);
        }
        return options.withNormalisation(Normalisation.valueOf(scale.name()))
                .withSlices(SliceSelection.valueOf(slices.name()))
                .withCropSize(cropSize)
                .withAnnotations(AnnotationSource.valueOf(annotations.name()))
                .withRaterNaming(RaterNaming.valueOf(raterName.name()))
                .withKeepPatientIds(keepPatientIds)
                .withPatientSalt(salt);
    }

    /** In words, for the port and the model card. */
    String normalisation() {
        return scale == Scale.WINDOW
                ? "window centre " + windowCentre + " width " + windowWidth
                : scale.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("DICOM Reader: " + e.getMessage(), e);
        }
    }
}
