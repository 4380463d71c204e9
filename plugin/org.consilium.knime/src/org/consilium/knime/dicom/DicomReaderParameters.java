// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import java.util.Locale;
import org.consilium.imaging.AnnotationOptions;
import org.consilium.imaging.AnnotationSource;
import org.consilium.imaging.DicomReadOptions;
import org.consilium.imaging.LidcNodules;
import org.consilium.imaging.LidcRaters;
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
        @Label("DICOM SEG, else RTSTRUCT, else LIDC XML")
        SEG_THEN_XML,
        @Label("DICOM SEG only")
        SEG,
        @Label("LIDC XML only")
        XML,
        @Label("RTSTRUCT only")
        RTSTRUCT
    }

    enum RaterName {
        @Label("Automatic")
        AUTO,
        @Label("Content creator of the SEG")
        CONTENT_CREATOR,
        @Label("Segment label")
        SEGMENT_LABEL,
        @Label("File name")
        FILE_NAME,
        @Label("Folder name")
        FOLDER_NAME,
        @Label("Pattern on the file's path")
        PATTERN,
        @Label("Table")
        TABLE
    }

    enum Lidc {
        @Label("Reading session")
        SESSION,
        @Label("Reading site, by the nodule ids")
        NODULE_SITE,
        @Label("Size rank on the slice (no person)")
        SIZE_RANK
    }

    enum Nodules {
        @Label("All nodules of a slice in one mask")
        UNITED,
        @Label("Each nodule by itself, matched over the raters")
        EACH
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

    @Widget(
            title = "Structure",
            description =
                    "Label of the segment or structure to read, against all else. Empty where there is only one; *"
                            + " takes all together. Where several are found and none is chosen, the error lists them.")
    String structure = "";

    @Advanced
    @Widget(
            title = "Rater name",
            description = "What names the rater of a DICOM SEG or RTSTRUCT. Automatic takes the first of content"
                    + " creator, segment label, content label and file name that tells the raters apart.")
    RaterName raterName = RaterName.AUTO;

    @Advanced
    @Widget(
            title = "Rater pattern",
            description =
                    "Regular expression that is searched in a file's path below the folder; its first group is the"
                            + " rater.")
    String raterPattern = AnnotationOptions.defaults().raterPattern();

    @Advanced
    @Widget(
            title = "Rater table",
            description = "Path of a comma or tab separated table with the columns file and rater.")
    String raterTable = "";

    @Advanced
    @Widget(
            title = "Keep rater names",
            description =
                    "Off: a content creator that may be a person's name appears as a salted hash; codes such as A,"
                            + " R2 or MI014 stay. On: content creators appear as they are.")
    boolean keepRaterNames = false;

    @Advanced
    @Widget(
            title = "LIDC raters",
            description =
                    "What tells the raters of a LIDC reading apart. The archive gives no reader identity: sessions"
                            + " are numbered file by file, sites follow from the form of the nodule ids, and size ranks order"
                            + " the masks of each slice from the smallest on.")
    Lidc lidcRaters = Lidc.SESSION;

    @Advanced
    @Widget(
            title = "LIDC nodules",
            description =
                    "Whether several nodules of a series are read together or each as a volume of its own. Outlines"
                            + " of two raters that overlap are one nodule.")
    Nodules lidcNodules = Nodules.UNITED;

    @Advanced
    @Widget(
            title = "Small LIDC nodules",
            description = "On: a nodule below 3 mm, which has no outline, is the one pixel of its mark. Off: it is left"
                    + " out.")
    boolean smallNodules = false;

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
                .withAnnotations(annotationOptions())
                .withKeepPatientIds(keepPatientIds)
                .withPatientSalt(salt);
    }

    private AnnotationOptions annotationOptions() {
        return new AnnotationOptions(
                AnnotationSource.valueOf(annotations.name()),
                RaterNaming.valueOf(raterName.name()),
                raterPattern,
                raterTable,
                keepRaterNames,
                structure,
                LidcRaters.valueOf(lidcRaters.name()),
                LidcNodules.valueOf(lidcNodules.name()),
                smallNodules);
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
