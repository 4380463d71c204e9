// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.annotation.AnnotationOptions;
import org.consilium.imaging.annotation.AnnotationSource;
import org.consilium.imaging.annotation.LidcNodules;
import org.consilium.imaging.annotation.LidcOptions;
import org.consilium.imaging.annotation.LidcRaters;
import org.consilium.imaging.annotation.RaterNaming;
import org.consilium.imaging.annotation.RaterOptions;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.CaseOptions;
import org.consilium.imaging.study.CropOptions;
import org.consilium.imaging.study.Cropping;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.IrregularVolumes;
import org.consilium.imaging.study.Normalisation;
import org.consilium.imaging.study.SliceSelection;
import org.consilium.imaging.study.VolumeOptions;
import org.consilium.knime.dicom.DicomReaderChoices.Annotations;
import org.consilium.knime.dicom.DicomReaderChoices.CropPlace;
import org.consilium.knime.dicom.DicomReaderChoices.Irregular;
import org.consilium.knime.dicom.DicomReaderChoices.Lidc;
import org.consilium.knime.dicom.DicomReaderChoices.Nodules;
import org.consilium.knime.dicom.DicomReaderChoices.RaterName;
import org.consilium.knime.dicom.DicomReaderChoices.Scale;
import org.consilium.knime.dicom.DicomReaderChoices.Slices;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of the DICOM Reader. */
@LoadDefaultsForAbsentFields
final class DicomReaderParameters implements NodeParameters {

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
    @Widget(
            title = "Annotations",
            description =
                    "Where the raters' masks come from. NIfTI and NRRD volumes must lie on the grid of the series, with"
                            + " axes in any order; one file is one rater.")
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
            description =
                    "What names the rater of a DICOM SEG, an RTSTRUCT or a mask volume. Automatic takes the first of"
                            + " content creator, segment label, content label, file name and folder name that tells the raters"
                            + " apart. With a pattern or a table, volumes that get no name are no masks.")
    RaterName raterName = RaterName.AUTO;

    @Advanced
    @Widget(
            title = "Rater pattern",
            description =
                    "Regular expression that is searched in a file's path below the folder; its first group is the"
                            + " rater.")
    String raterPattern = RaterOptions.PATTERN;

    @Advanced
    @Widget(
            title = "Rater table",
            description = "Path of a comma or tab separated table with the columns file and rater.")
    String raterTable = "";

    @Advanced
    @Widget(
            title = "Keep rater names",
            description =
                    "Off: what may be a person's name appears as a pseudonym; codes such as A, R2 or MI014 and names from"
                            + " a table stay. On: raters appear as the files call them.")
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
            description = "Off: patients appear as pseudonyms. On: the patient ids of the files appear in tables and"
                    + " saved workflows.")
    boolean keepPatientIds = false;

    @Advanced
    @Widget(
            title = "Salt",
            description = "Text that pseudonyms follow from beside the secret. Another text gives other pseudonyms.")
    String salt = "consilium";

    @Advanced
    @Widget(
            title = "Secret file",
            description = "File with at least 16 random bytes that pseudonyms follow from. Share it within a study, so"
                    + " that all get the same pseudonyms, and with nobody else. Empty: the file that the environment"
                    + " variable CONSILIUM_SECRET_FILE names, else the secret of this installation.")
    String secretFile = "";

    @Advanced
    @Widget(
            title = "Odd series",
            description =
                    "What happens with a series whose slices don't make a regular volume: distances between slices"
                            + " that differ (slices may be missing), several slices at one place, different orientations, slices"
                            + " shifted sideways by a tilted gantry, or too few slices. The warning names the flaw. Splitting"
                            + " makes one volume per orientation, per repetition and per run of equal distances.")
    Irregular irregular = Irregular.WARN;

    @Advanced
    @Widget(
            title = "Fewest slices",
            description = "A series with fewer slices counts as odd. A series of a single image never does.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int minimumSlices = 3;

    @Advanced
    @Widget(
            title = "Pixel spacing (mm)",
            description = "Distance of rows and of columns that images and masks are resampled to, so that a structure"
                    + " has the same size in pixels whatever the scanner. Crops are counted in the new pixels. 0 keeps the"
                    + " pixels of the files.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double spacing = 0;

    @Advanced
    @Widget(
            title = "Crops",
            description =
                    "Where crops of the crop size are cut. Crops around the outlines use the raters' masks of test"
                            + " cases, too, so figures hold only for cases that were outlined before; a new patient needs sliding"
                            + " windows, points or whole slices. Sliding windows cover the whole slice and give several"
                            + " cases a slice; windows without an outline become cases only if all slices do.")
    CropPlace cropPlace = CropPlace.ANNOTATION;

    @Advanced
    @Widget(
            title = "Table of points",
            description = "Path of a comma or tab separated table with the columns series_uid, x, y and z: patient"
                    + " coordinates in mm (LPS). Each point gives one case, on the slice nearest to it.")
    String pointTable = "";

    @Advanced
    @Widget(
            title = "Window step",
            description = "Pixels from one sliding window to the next. 0 moves on by half the crop size.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int windowStep = 0;

    @Advanced
    @Widget(
            title = "Channels",
            description = "Joins several series of one study into cases with several channels, for example T1, T1c, T2."
                    + " Give a part of each series description, separated by commas, in the order of the channels. The"
                    + " series must share a frame of reference; they are resampled onto the slices of the first one, which"
                    + " also carries the outlines. Studies that lack one are left out with a warning. Empty: every series"
                    + " makes its own cases.")
    String channels = "";

    DicomReadOptions options() {
        return new DicomReadOptions(
                new VolumeOptions(IrregularVolumes.valueOf(irregular.name()), minimumSlices, channels()),
                new CaseOptions(
                        SliceSelection.valueOf(slices.name()),
                        new CropOptions(Cropping.valueOf(cropPlace.name()), cropSize, windowStep, pointTable.trim()),
                        spacing),
                scale(),
                annotationOptions(),
                new PseudonymOptions(keepPatientIds, salt, secretFile.trim()),
                0);
    }

    private List<String> channels() {
        return Arrays.stream(channels.split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private Normalisation scale() {
        return new Normalisation(Normalisation.Method.valueOf(scale.name()), windowCentre, windowWidth);
    }

    private AnnotationOptions annotationOptions() {
        return new AnnotationOptions(
                AnnotationSource.valueOf(annotations.name()),
                new RaterOptions(RaterNaming.valueOf(raterName.name()), raterPattern, raterTable, keepRaterNames),
                structure,
                new LidcOptions(
                        LidcRaters.valueOf(lidcRaters.name()), LidcNodules.valueOf(lidcNodules.name()), smallNodules));
    }

    /** In words, for the port and the model card. */
    String normalisation() {
        return scale().words();
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
