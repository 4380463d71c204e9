// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.train;

import java.nio.file.Path;
import java.util.Locale;
import org.consilium.knime.settings.Unit;
import org.consilium.knime.training.AugmentationChoice;
import org.consilium.knime.training.TrainingParameters;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.training.LossSettings;
import org.consilium.segmentation.training.NetworkSettings;
import org.consilium.segmentation.training.Optimisation;
import org.consilium.segmentation.training.TrainSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of Harmonizer Train. */
@LoadDefaultsForAbsentFields
final class HarmonizerTrainParameters extends TrainingParameters {

    enum NetworkProfile {
        @Label("Compact: trains on a CPU")
        COMPACT,
        @Label("Paper: 30 million parameters, needs a GPU")
        PAPER,
        @Label("D-Persona: prior and posterior of D-Persona, needs a GPU")
        DPERSONA
    }

    enum TrainedMethod {
        @Label("Consilium: Probabilistic U-Net with Noise Harmonizer and GED loss")
        CONSILIUM,
        @Label("Probabilistic U-Net: without Noise Harmonizer and GED loss")
        PROBABILISTIC_UNET,
        @Label("D-Persona, first stage: pooled Dice and bound loss")
        DPERSONA,
        @Label("One U-Net per rater: no samples, one mask per rater")
        RATER_UNETS
    }

    enum SoftOverlap {
        @Label("Product")
        PRODUCT,
        @Label("Ruzicka")
        RUZICKA
    }

    @Widget(
            title = "Method",
            description = "What is trained. The baselines use the same network sizes, cases, order and augmentation, so"
                    + " that a study can compare them. Probabilistic U-Net is the method with the Noise Harmonizer and"
                    + " the GED loss off. D-Persona draws the union and the intersection of prior samples to those of the"
                    + " raters; with the network D-Persona its sizes are those of the published code. One U-Net per rater"
                    + " is deterministic: each net learns one rater, the sampler gives one mask per rater, and these masks"
                    + " are its population too.")
    TrainedMethod method = TrainedMethod.CONSILIUM;

    @Widget(title = "Network", description = "Size of the network. The structure is the same in every profile.")
    NetworkProfile profile = NetworkProfile.COMPACT;

    @Widget(title = "Epochs", description = "Passes over the training cases.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("epochs")
    int epochs = 16;

    @Widget(title = "Batch size", description = "Cases per step.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("cases")
    int batchSize = 6;

    @Widget(
            title = "Learning rate",
            description = "Of Adam in the first epoch; it falls to 0 along a cosine. 0.002 suits the compact network,"
                    + " 0.0001 with 100 epochs and batches of 12 is the paper's.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double learningRate = 2e-3;

    @Widget(title = "Noise Harmonizer", description = "Whether the Noise Harmonizer takes out what the scanner did.")
    boolean harmonizer = true;

    @Widget(
            title = "Weight of the GED loss",
            description = "How much the samples are drawn towards the spread of the raters; 1 weighs it like the"
                    + " segmentation. 0 leaves the term out; with"
                    + " the Noise Harmonizer off too, this is the Probabilistic U-Net.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double lambdaGed = 3;

    @Widget(title = "Samples in the GED loss", description = "Prior samples per case and step, at least 2.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("samples")
    int gedSamples = 6;

    @Advanced
    @Widget(title = "Overlap in the GED loss", description = "The soft intersection over union of two maps.")
    SoftOverlap gedKind = SoftOverlap.PRODUCT;

    @Advanced
    @Widget(
            title = "Weight of the KL term",
            description =
                    "Pulls the posterior towards the prior. The paper's base uses 1, with which the posterior collapses"
                            + " on small sets.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double beta = 0.1;

    @Advanced
    @Widget(title = "Weight of the Harmonizer penalty", description = "Keeps the Harmonizer near the identity.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double lambdaHarmonizer = 1e-3;

    @Advanced
    @Widget(title = "Augmentation", description = "How training cases are varied from epoch to epoch.")
    AugmentationChoice augmentation = AugmentationChoice.FLIPS;

    @Advanced
    @Widget(title = "Gradient clipping", description = "Largest length of the gradient; 0 switches it off.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double clipNorm = 0;

    @Advanced
    @Widget(title = "Validation samples", description = "Samples per validation case.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Unit("samples")
    int validationSamples = 10;

    @Advanced
    @Widget(
            title = "Encoder weights",
            description = "Safetensors file with the weights of a ResNet-34 in torchvision's naming (conv1.weight,"
                    + " bn1.weight, layer1.0.conv1.weight, ...; fc.* is not used) to begin with instead of random"
                    + " numbers, for the networks Paper and D-Persona. For images of one channel the kernels of red,"
                    + " green and blue are summed. Empty: random numbers.")
    String encoderWeights = "";

    /** Weights that the encoder begins with, or null. */
    Path encoder() {
        return path("Encoder weights", encoderWeights);
    }

    TrainSettings settings() {
        return new TrainSettings(
                new NetworkSettings(
                        Method.valueOf(method.name()), Profile.of(profile.name().toLowerCase(Locale.ROOT)), harmonizer),
                new Optimisation(epochs, batchSize, learningRate, clipNorm),
                new LossSettings(beta, lambdaHarmonizer, lambdaGed, GedKind.valueOf(gedKind.name()), gedSamples),
                augmentation.augmentation(),
                selection(),
                validationSamples,
                seed);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            settings();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException("Harmonizer Train: " + e.getMessage(), e);
        }
        super.validate();
        requirePath("Encoder weights", encoderWeights);
    }
}
