// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.phantom;

import org.consilium.knime.path.FilePaths;
import org.consilium.knime.settings.Unit;
import org.consilium.knime.table.ColumnNames;
import org.consilium.phantom.design.PhantomOptions;
import org.consilium.phantom.design.PhantomPreset;
import org.consilium.phantom.design.PhantomScanner;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of the Phantom Study Writer. */
@LoadDefaultsForAbsentFields
final class PhantomStudyWriterParameters implements NodeParameters {

    enum Preset {
        @Label("Full: size, detail, jitter, halo and tail differ")
        FULL,
        @Label("High frequencies only: same area, different detail")
        HF_ONLY,
        @Label("Low frequencies only: different offset")
        LF_ONLY,
        @Label("Null: four times the same rater")
        NULL,
        @Label("Realistic: as close as real reading sites")
        REALISTIC
    }

    @Widget(
            title = "Output folder",
            description =
                    "Where the study is written. Empty: a folder below the system's temporary folder that is named"
                            + " after the settings, so that equal settings write equal files to the same place.")
    String folder = "";

    @Widget(title = "Raters", description = "In what the four simulated raters differ.")
    Preset preset = Preset.FULL;

    @Widget(title = "Cases", description = "Number of simulated patients. Each is written once per scanner.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("cases")
    int cases = 24;

    @Widget(
            title = "Scanners",
            description =
                    "Which simulated scanners render every patient, separated by commas: S1 reference CT, S2 sharp"
                            + " kernel CT, S3 smooth CT, S4 MR-like.")
    String scanners = "S1, S2, S3, S4";

    @Widget(title = "Seed", description = "The same seed writes the same bytes.")
    long seed = 1;

    @Advanced
    @Widget(title = "Slices", description = "Slices per volume; the lesion lies in the middle ones.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("slices")
    int slices = 5;

    @Advanced
    @Widget(title = "Overwrite", description = "Whether a study that already stands in the output folder is replaced.")
    boolean overwrite = false;

    @Advanced
    @Widget(title = ColumnNames.TITLE, description = ColumnNames.DESCRIPTION)
    @Migration(ColumnNames.OfOlderWorkflow.class)
    ColumnNames columnNames = ColumnNames.UNIFORM;

    PhantomOptions options() {
        return PhantomOptions.defaults()
                .withPreset(PhantomPreset.valueOf(preset.name()))
                .withCases(cases)
                .withSeed(seed)
                .withScanners(PhantomScanner.parse(scanners))
                .withSlices(slices)
                .withOverwrite(overwrite);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            options();
            FilePaths.typed("Output folder", folder);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Phantom Study Writer: " + e.getMessage(), e);
        }
    }
}
