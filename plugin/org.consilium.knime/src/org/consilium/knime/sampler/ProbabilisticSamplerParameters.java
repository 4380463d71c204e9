// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.sampler;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.consilium.knime.execution.DeviceSetting;
import org.consilium.knime.settings.Unit;
import org.consilium.knime.table.ColumnNames;
import org.consilium.segmentation.sampling.NoiseSharing;
import org.consilium.segmentation.sampling.SampleMap;
import org.consilium.segmentation.sampling.SampleSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of the Probabilistic Sampler. */
@LoadDefaultsForAbsentFields
final class ProbabilisticSamplerParameters implements NodeParameters {

    enum Personal {
        @Label("If the model is personalised")
        AUTO,
        @Label("Yes")
        YES,
        @Label("No")
        NO
    }

    enum NoiseChoice {
        @Label("All slices of a volume")
        VOLUME,
        @Label("No two slices")
        SLICE
    }

    enum OtherStructure {
        @Label("Stop")
        FAIL,
        @Label("Warn")
        WARN
    }

    @Widget(
            title = "Samples",
            description = "Plausible masks per case (K). 0 draws none, if there are masks per rater.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Unit("samples")
    int samples = 16;

    @Widget(title = "Masks per rater", description = "Whether the mask of every rater is predicted too.")
    Personal personal = Personal.AUTO;

    @Widget(
            title = "Same noise for",
            description = "What shares the noise of the k-th sample. With one noise for all slices of a volume the k-th"
                    + " masks of its slices make one plausible volume. Without it slices are drawn one by one, as"
                    + " D-Persona's published code does.")
    NoiseChoice noise = NoiseChoice.VOLUME;

    @Widget(title = "Seed", description = "The same seed draws the same samples, whatever else is in the set.")
    long seed = 1337;

    @Widget(
            title = "Masks",
            description =
                    "Adds the masks to the samples: pixels with a probability above 0.5, as the tensors 'masks' and"
                            + " 'personal_masks'.")
    boolean masks = true;

    @Widget(
            title = "Mean map",
            description =
                    "The mean probability over the samples (over the raters if no samples are drawn), as the tensor"
                            + " 'mean' and in the picture.")
    boolean mean = false;

    @Widget(
            title = "Entropy map",
            description = "The entropy of the mean probability in bit, as the tensor 'entropy' and in the picture.")
    boolean entropy = true;

    @Widget(
            title = "Variance map",
            description = "The variance of the probabilities, as the tensor 'variance' and in the picture.")
    boolean variance = false;

    @Widget(
            title = "Agreement map",
            description = "The share of all pairs of different masks that say the same of a pixel, as the tensor"
                    + " 'agreement' and in the picture.")
    boolean agreement = true;

    @Widget(
            title = "Pictures",
            description = "Adds a picture of every case to the table: the contours of the raters, of the samples and of"
                    + " the predicted raters, and the maps chosen above.")
    boolean pictures = true;

    @Advanced
    @Widget(title = "Bank size", description = "Draws of the prior that a rater's code attends to.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int bank = 100;

    @Advanced
    @Widget(
            title = "Model of another structure",
            description =
                    "What happens if the model segments something else than the masks of the cases show. Warn if it"
                            + " is the same under another name.")
    OtherStructure otherStructure = OtherStructure.FAIL;

    @Advanced
    @Widget(title = ColumnNames.TITLE, description = ColumnNames.DESCRIPTION)
    @Migration(ColumnNames.OfOlderWorkflow.class)
    ColumnNames columnNames = ColumnNames.UNIFORM;

    @Advanced
    @Widget(title = "Device", description = "auto, cpu, gpu, or gpu and its number, for example gpu 1.")
    String device = "auto";

    SampleSettings settings(boolean modelIsPersonalized) {
        boolean wanted = personal == Personal.YES || personal == Personal.AUTO && modelIsPersonalized;
        return new SampleSettings(samples, wanted, bank, seed, NoiseSharing.valueOf(noise.name()), maps());
    }

    /** What is made of the probabilities, in the order of the pictures. */
    Set<SampleMap> maps() {
        Set<SampleMap> maps = EnumSet.noneOf(SampleMap.class);
        Map<SampleMap, Boolean> chosen = Map.of(
                SampleMap.MASKS, masks,
                SampleMap.MEAN, mean,
                SampleMap.ENTROPY, entropy,
                SampleMap.VARIANCE, variance,
                SampleMap.AGREEMENT, agreement);
        chosen.forEach((map, wanted) -> {
            if (wanted) {
                maps.add(map);
            }
        });
        return maps;
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings(personal != Personal.NO);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Probabilistic Sampler: " + e.getMessage(), e);
        }
        DeviceSetting.require(device);
    }
}
