// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;

/**
 * What is known of a model beside its numbers, kept as JSON.
 *
 * @param formatVersion of this card, {@link #FORMAT_VERSION}
 * @param profile name of the network profile
 * @param channels image channels
 * @param raters rater ids in the order of the personalised outputs
 * @param posteriorInput how masks entered the posterior
 * @param harmonizer whether the Noise Harmonizer acts
 * @param personalized whether phase 2 has trained the raters' prompts
 * @param normalisation how image values were brought to a common scale, in words
 * @param rowSpacing mm, mean over the training cases; null if unknown
 * @param columnSpacing mm, mean over the training cases; null if unknown
 * @param seed of the last phase
 * @param threads of PyTorch while training; results depend on it
 * @param dataDigest SHA-256 over the training tensors, hexadecimal
 * @param metrics figures on the validation cases
 * @param versions of the libraries
 */
public record ModelCard(
        int formatVersion,
        String profile,
        int channels,
        List<String> raters,
        PosteriorInput posteriorInput,
        boolean harmonizer,
        boolean personalized,
        String normalisation,
        Double rowSpacing,
        Double columnSpacing,
        long seed,
        int threads,
        String dataDigest,
        Map<String, Double> metrics,
        Map<String, String> versions) {

    public static final int FORMAT_VERSION = 1;

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /**
     * @throws IllegalArgumentException if the text is no card, or one of a version that is not known here
     */
    public static ModelCard fromJson(final String json) {
        final ModelCard card;
        try {
            card = GSON.fromJson(json, ModelCard.class);
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("The model card is no valid JSON: " + e.getMessage(), e);
        }
        if (card == null || card.formatVersion != FORMAT_VERSION) {
            throw new IllegalArgumentException("The model card has format version %s; this program reads version %d."
                    .formatted(card == null ? "none" : Integer.toString(card.formatVersion), FORMAT_VERSION));
        }
        return card;
    }

    public String toJson() {
        return GSON.toJson(this);
    }

    /** The network that the parameters belong to. */
    public Network network() {
        return new Network(Profile.of(profile), channels, raters.size(), posteriorInput, harmonizer);
    }

    /** This card after phase 2. */
    public ModelCard personalized(final long newSeed, final int newThreads, final Map<String, Double> newMetrics) {
        return new ModelCard(
                formatVersion,
                profile,
                channels,
                raters,
                posteriorInput,
                harmonizer,
                true,
                normalisation,
                rowSpacing,
                columnSpacing,
                newSeed,
                newThreads,
                dataDigest,
                newMetrics,
                versions);
    }

    /** This card with the words of the reader about image values. */
    public ModelCard withNormalisation(final String words) {
        return new ModelCard(
                formatVersion,
                profile,
                channels,
                raters,
                posteriorInput,
                harmonizer,
                personalized,
                words,
                rowSpacing,
                columnSpacing,
                seed,
                threads,
                dataDigest,
                metrics,
                versions);
    }
}
