// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.train;

import java.util.Locale;
import org.consilium.knime.model.ModelPorts;
import org.consilium.knime.training.AugmentationChoice;
import org.consilium.knime.training.Checkpoints;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.training.LossSettings;
import org.consilium.segmentation.training.NetworkSettings;
import org.consilium.segmentation.training.Optimisation;
import org.consilium.segmentation.training.Selection;
import org.consilium.segmentation.training.TrainSettings;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Settings of Harmonizer Train. */
@LoadDefaultsForAbsentFields
final class HarmonizerTrainParameters implements NodeParameters {

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
    int epochs = 16;

    @Widget(title = "Batch size", description = "Cases per step.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
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
    @Widget(
            title = "Validation share",
            description =
                    "Share of the patients held out to choose the best epoch, when no validation cases are connected.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double validationFraction = 0.1;

    @Advanced
    @Widget(title = "Validation samples", description = "Samples per validation case.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int validationSamples = 10;

    @Advanced
    @Widget(
            title = "Patience",
            description = "Training stops when so many epochs in a row have not bettered the figure on the held-out"
                    + " patients; 0 trains all epochs.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int patience = 0;

    @Advanced
    @Widget(
            title = "Encoder weights",
            description = "Safetensors file with the weights of a ResNet-34 in torchvision's naming (conv1.weight,"
                    + " bn1.weight, layer1.0.conv1.weight, ...; fc.* is not used) to begin with instead of random"
                    + " numbers, for the networks Paper and D-Persona. For images of one channel the kernels of red,"
                    + " green and blue are summed. Empty: random numbers.")
    String encoderWeights = "";

    @Advanced
    @Widget(
            title = "Checkpoint folder",
            description =
                    "Where the state of the training is kept, so that a run that was stopped can go on: the network,"
                            + " the optimiser, the best epoch and the learning curve, as safetensors and JSON. Made if it is not"
                            + " there; holds the latest checkpoint only. Empty: no checkpoints.")
    String checkpointFolder = "";

    @Advanced
    @Widget(
            title = "Epochs between checkpoints",
            description = "A checkpoint is written every so many epochs and after the last.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int checkpointEvery = 5;

    @Advanced
    @Widget(
            title = "Resume",
            description =
                    "Whether to go on from the checkpoint in the folder, if there is one; the result is the same, bit"
                            + " by bit, as that of a run that was not stopped. A checkpoint of other settings or other cases is"
                            + " refused. Off: begin anew and replace it.")
    boolean resume = true;

    @Widget(title = "Seed", description = "The same seed and number of threads give the same model.")
    long seed = 1337;

    @Advanced
    @Widget(title = "Device", description = "auto, cpu, gpu, or gpu and its number, for example gpu 1.")
    String device = "auto";

    TrainSettings settings() {
        return new TrainSettings(
                new NetworkSettings(
                        Method.valueOf(method.name()), Profile.of(profile.name().toLowerCase(Locale.ROOT)), harmonizer),
                new Optimisation(epochs, batchSize, learningRate, clipNorm),
                new LossSettings(beta, lambdaHarmonizer, lambdaGed, GedKind.valueOf(gedKind.name()), gedSamples),
                augmentation.augmentation(),
                new Selection(validationFraction, patience),
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
        ModelPorts.requireDevice(device);
        Checkpoints.require(checkpointFolder, "Checkpoint folder");
        Checkpoints.require(encoderWeights, "Encoder weights");
    }
}
