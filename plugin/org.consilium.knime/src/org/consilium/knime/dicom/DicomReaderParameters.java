// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.dicom;

import java.util.Arrays;
import java.util.List;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.CaseOptions;
import org.consilium.imaging.study.CropOptions;
import org.consilium.imaging.study.Cropping;
import org.consilium.imaging.study.DicomReadOptions;
import org.consilium.imaging.study.IrregularVolumes;
import org.consilium.imaging.study.VolumeOptions;
import org.consilium.knime.cases.SecretFileText;
import org.consilium.knime.cases.UnoutlinedChoice;
import org.consilium.knime.dicom.DicomReaderChoices.CropPlace;
import org.consilium.knime.dicom.DicomReaderChoices.Irregular;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.settings.Unit;
import org.consilium.knime.table.ColumnNames;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of the DICOM Reader. */
@LoadDefaultsForAbsentFields
final class DicomReaderParameters extends DicomAnnotationParameters {

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
    @Widget(title = SecretFileText.TITLE, description = SecretFileText.DESCRIPTION)
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
    @Unit("slices")
    int minimumSlices = 3;

    @Advanced
    @Widget(
            title = "Pixel spacing (mm)",
            description = "Distance of rows and of columns that images and masks are resampled to, so that a structure"
                    + " has the same size in pixels whatever the scanner. Crops are counted in the new pixels. 0 keeps the"
                    + " pixels of the files.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("mm")
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
    @Widget(title = UnoutlinedChoice.TITLE, description = UnoutlinedChoice.DESCRIPTION)
    @Migration(UnoutlinedChoice.Before.class)
    UnoutlinedChoice unoutlined = UnoutlinedChoice.WINDOWS;

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
    @Unit("pixels")
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

    @Advanced
    @Widget(title = ColumnNames.TITLE, description = ColumnNames.DESCRIPTION)
    @Migration(ColumnNames.OfOlderWorkflow.class)
    ColumnNames columnNames = ColumnNames.UNIFORM;

    /** @param paths how settings become paths */
    DicomReadOptions options(FilePaths.Reading paths) {
        return new DicomReadOptions(
                new VolumeOptions(IrregularVolumes.valueOf(irregular.name()), minimumSlices, channels()),
                new CaseOptions(
                        slices.selection(),
                        new CropOptions(
                                Cropping.valueOf(cropPlace.name()),
                                cropSize,
                                windowStep,
                                paths.read("Table of points", pointTable),
                                unoutlined.choice()),
                        spacing),
                scale(),
                annotationOptions(paths),
                new PseudonymOptions(keepPatientIds, salt, paths.read(SecretFileText.TITLE, secretFile)),
                0);
    }

    private List<String> channels() {
        return Arrays.stream(channels.split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options(FilePaths::typed);
            FilePaths.typed("Folder", folder);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("DICOM Reader: " + e.getMessage(), e);
        }
    }
}
