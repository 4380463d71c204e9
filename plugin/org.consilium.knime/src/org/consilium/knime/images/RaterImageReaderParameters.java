// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.images;

import org.consilium.imaging.images.MaskOptions;
import org.consilium.imaging.images.RaterImageOptions;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.study.Normalisation;
import org.consilium.knime.cases.NormalisationChoice;
import org.consilium.knime.cases.SecretFileText;
import org.consilium.knime.cases.SlicesChoice;
import org.consilium.knime.cases.UnoutlinedChoice;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.settings.Unit;
import org.consilium.knime.table.ColumnNames;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;

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
            description =
                    "Folder with one folder per case: image and rater_&lt;id&gt; for every rater, as .png, .nii, .nii.gz,"
                            + " .hdr with .img, .nrrd or .nhdr. An optional index.tsv or index.csv names the"
                            + " patient of each case.")
    String folder = "";

    @Widget(title = "Cases without masks", description = "What happens to a case that no rater has outlined.")
    MissingMasks missingMasks = MissingMasks.FAIL;

    @Widget(title = "Slices", description = "Which slices of a NIfTI or NRRD volume become cases.")
    SlicesChoice slices = SlicesChoice.ANNOTATED;

    @Widget(
            title = "Structure",
            description = "Number of the label to read from the masks, or its name where the file has one, against all"
                    + " else. Empty where masks show one structure; * takes all labels together.")
    String structure = "";

    @Advanced
    @Widget(
            title = "Scale of volumes",
            description = "How values of NIfTI and NRRD images become numbers between 0 and 1. PNG are divided by the"
                    + " highest possible value.")
    NormalisationChoice scale = NormalisationChoice.PERCENTILE;

    @Advanced
    @Widget(title = "Window centre", description = "Centre of the window, in the unit of the volumes.")
    @Unit("units of the file (HU for CT)")
    double windowCentre = 40;

    @Advanced
    @Widget(title = "Window width", description = "Width of the window, in the unit of the volumes.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Unit("units of the file (HU for CT)")
    double windowWidth = 400;

    @Advanced
    @Widget(
            title = "Mask pattern",
            description = "Regular expression for the path of a mask below its case folder, without the ending. Its"
                    + " first group is the rater: ([^/]+)/mask reads one folder per rater.")
    String maskPattern = MaskOptions.PATTERN;

    @Advanced
    @Widget(
            title = "Table of raters",
            description = "Path of a comma or tab separated table with the columns file and rater. It goes before the"
                    + " mask pattern. Empty: no table.")
    String raterTable = "";

    @Advanced
    @Widget(
            title = "Common size",
            description = "Height and width in pixels that every case is cut or padded to; volumes around the outlines,"
                    + " of test cases, too. 0 takes"
                    + " the images as they are; they must then be of one size.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("pixels")
    int size = 0;

    @Advanced
    @Widget(title = UnoutlinedChoice.TITLE, description = UnoutlinedChoice.DESCRIPTION)
    @Migration(UnoutlinedChoice.Before.class)
    UnoutlinedChoice unoutlined = UnoutlinedChoice.WINDOWS;

    @Advanced
    @Widget(
            title = "Patient pattern",
            description =
                    "Regular expression for the name of a case folder. Its first group is the patient: ^([0-9]+)_ makes"
                            + " 0007_n1 and 0007_n2 folders of patient 0007. An index.tsv goes before it. Empty: each folder is a"
                            + " patient of its own, but for names as sub-01_ses-02 and slices of one volume, v_s1 and v_s2.")
    String patientPattern = "";

    @Advanced
    @Widget(
            title = "Keep names",
            description = "Off: names of case folders, patients and raters that may be a person's appear as pseudonyms;"
                    + " codes such as case_07, A or MI014 and raters from a table stay. On: all appear as the folder"
                    + " calls them, in tables and saved workflows.")
    boolean keepNames = false;

    @Advanced
    @Widget(title = SecretFileText.TITLE, description = SecretFileText.DESCRIPTION)
    String secretFile = "";

    @Advanced
    @Widget(title = ColumnNames.TITLE, description = ColumnNames.DESCRIPTION)
    @Migration(ColumnNames.OfOlderWorkflow.class)
    ColumnNames columnNames = ColumnNames.UNIFORM;

    /** @param paths how settings become paths */
    RaterImageOptions options(FilePaths.Reading paths) {
        return RaterImageOptions.defaults()
                .withMasks(new MaskOptions(
                        org.consilium.imaging.images.MissingMasks.valueOf(missingMasks.name()),
                        maskPattern,
                        paths.read("Table of raters", raterTable),
                        structure))
                .withSlices(slices.selection())
                .withSize(size)
                .withUnoutlined(unoutlined.choice())
                .withNormalisation(scale())
                .withPatientPattern(patientPattern)
                .withPseudonyms(PseudonymOptions.defaults()
                        .withKeepNames(keepNames)
                        .withSecretFile(paths.read(SecretFileText.TITLE, secretFile)));
    }

    private Normalisation scale() {
        return scale.normalisation(windowCentre, windowWidth);
    }

    /** In words, for the port and the model card. */
    String normalisation() {
        return "PNG: stored value / highest possible value; volumes: " + scale().words();
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options(FilePaths::typed);
            FilePaths.typed("Folder", folder);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Rater Image Reader: " + e.getMessage(), e);
        }
    }
}
