// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.writer;

import org.consilium.ground.MaskThreshold;
import org.consilium.imaging.layer.SegmentationFormat;
import org.consilium.imaging.layer.SegmentationOptions;
import org.consilium.knime.path.FilePaths;
import org.consilium.knime.table.ColumnNames;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.widget.choices.Label;

/** Settings of the Segmentation Writer. */
@LoadDefaultsForAbsentFields
final class SegmentationWriterParameters implements NodeParameters {

    enum Format {
        @Label("DICOM SEG")
        DICOM_SEG,
        @Label("NIfTI (.nii.gz)")
        NIFTI,
        @Label("PNG, one per slice")
        PNG
    }

    @Widget(title = "Folder", description = "Folder the files go to; made if it is missing.")
    String folder = "";

    @Widget(
            title = "Format",
            description =
                    "DICOM SEG refers to the source images and lies where they lie; it needs cases that know their"
                            + " place in space. NIfTI holds the whole volume. PNG is one file per slice.")
    Format format = Format.DICOM_SEG;

    @Widget(title = "Samples", description = "Writes every sampled mask: sample_01, sample_02 and so on.")
    boolean samples = true;

    @Widget(title = "Mean of the samples", description = "Writes the mean of the samples: mean.")
    boolean mean = false;

    @Widget(
            title = "Predicted masks of the raters",
            description =
                    "Writes the mask that the model predicts for each rater: predicted_&lt;rater&gt;. Models that aren't"
                            + " personalised have none.")
    boolean predicted = true;

    @Widget(
            title = "Masks of the raters",
            description = "Writes the masks at the cases input, as the raters drew them or as Rater Fusion united them:"
                    + " rater_&lt;rater&gt;. They are always written where no samples are connected.")
    boolean drawn = false;

    @Widget(
            title = "Probabilities",
            description =
                    "On: values between 0 and 1 are written, as fractional DICOM SEG, float NIfTI or grey PNG. Off:"
                            + " masks.")
    boolean probabilities = false;

    @Widget(title = "Threshold", description = "A pixel is inside a mask where its probability is greater than this.")
    double threshold = MaskThreshold.VALUE;

    @Advanced
    @Widget(title = "Structure", description = "Label of the segment. Empty: the structure that the cases name.")
    String structure = "";

    @Advanced
    @Widget(
            title = "Folder of the source images",
            description =
                    "DICOM SEG take patient and study from the images in this folder, so that an archive files them"
                            + " with their study. Empty: the patient's key stands in their place.")
    String sourceFolder = "";

    @Advanced
    @Widget(
            title = "Replace files",
            description = "On: files of earlier runs are replaced. Off: the node fails before it writes anything.")
    boolean overwrite = false;

    /**
     * @param named the structure that the cases name
     * @param paths how settings become paths
     */
    @Advanced
    @Widget(title = ColumnNames.TITLE, description = ColumnNames.DESCRIPTION)
    @Migration(ColumnNames.OfOlderWorkflow.class)
    ColumnNames columnNames = ColumnNames.UNIFORM;

    SegmentationOptions options(String named, FilePaths.Reading paths) {
        return new SegmentationOptions(
                SegmentationFormat.valueOf(format.name()),
                probabilities,
                threshold,
                structure.isBlank() ? named : structure.trim(),
                paths.read("Folder of the source images", sourceFolder),
                overwrite);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options("", FilePaths::typed);
            FilePaths.typed("Folder", folder);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Segmentation Writer: " + e.getMessage(), e);
        }
    }
}
