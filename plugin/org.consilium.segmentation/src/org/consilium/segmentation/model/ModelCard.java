// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.network.UNet;

/**
 * What is known of a model beside its numbers, kept as JSON.
 *
 * @param formatVersion of this card, {@link #FORMAT_VERSION}
 * @param method what the model is
 * @param profile name of the network profile
 * @param channels image channels
 * @param raters rater ids in the order of the personalised outputs
 * @param posteriorRaters raters whose masks entered the posterior; fewer than {@code raters} once some were added
 * @param posteriorInput how masks entered the posterior
 * @param harmonizer whether the Noise Harmonizer acts
 * @param prompts whether frequency prompts act in phase 2
 * @param personalized whether the raters have masks of their own
 * @param structure what was segmented, where a study has several structures; empty if it has no name
 * @param normalisation how image values were brought to a common scale, in words
 * @param rowSpacing mm, mean over the training cases; null if unknown
 * @param columnSpacing mm, mean over the training cases; null if unknown
 * @param seed of the last phase
 * @param threads of PyTorch while training; results depend on it
 * @param dataDigest SHA-256 over the training cases of the last phase, hexadecimal
 * @param metrics figures on the validation cases
 * @param versions of the libraries
 * @param settings of each phase as the trainers were given them, by phase and name
 */
public record ModelCard(
        int formatVersion,
        Method method,
        String profile,
        int channels,
        List<String> raters,
        int posteriorRaters,
        PosteriorInput posteriorInput,
        boolean harmonizer,
        boolean prompts,
        boolean personalized,
        String structure,
        String normalisation,
        Double rowSpacing,
        Double columnSpacing,
        long seed,
        int threads,
        String dataDigest,
        Map<String, Double> metrics,
        Map<String, String> versions,
        Map<String, String> settings) {

    /** Version 1 knew no method, prompts switch, structure, settings or added raters. */
    public static final int FORMAT_VERSION = 2;

    /** A card of the method itself, with all that version 1 knew. */
    public ModelCard(
            final int formatVersion,
            final String profile,
            final int channels,
            final List<String> raters,
            final PosteriorInput posteriorInput,
            final boolean harmonizer,
            final boolean personalized,
            final String normalisation,
            final Double rowSpacing,
            final Double columnSpacing,
            final long seed,
            final int threads,
            final String dataDigest,
            final Map<String, Double> metrics,
            final Map<String, String> versions) {
        this(
                formatVersion,
                Method.CONSILIUM,
                profile,
                channels,
                raters,
                raters.size(),
                posteriorInput,
                harmonizer,
                true,
                personalized,
                "",
                normalisation,
                rowSpacing,
                columnSpacing,
                seed,
                threads,
                dataDigest,
                metrics,
                versions,
                Map.of());
    }

    /**
     * @throws IllegalArgumentException if the text is no card, or one of a version that is not known here
     */
    public static ModelCard fromJson(final String json) {
        return ModelCardJson.read(json);
    }

    public String toJson() {
        return ModelCardJson.write(this);
    }

    /** The network that the parameters belong to, unless there is one U-Net per rater. */
    public Network network() {
        return new Network(Profile.of(profile), channels, raters.size(), posteriorInput, harmonizer, prompts);
    }

    /** The U-Net of each rater, if the method is {@link Method#RATER_UNETS}. */
    public UNet unet() {
        return new UNet(Profile.of(profile), channels);
    }

    /** Names and shapes of the parameters and buffers that belong to this card. */
    public Map<String, ParameterLayout.Entry> layout() {
        final Map<String, ParameterLayout.Entry> layout = new LinkedHashMap<>();
        if (method == Method.RATER_UNETS) {
            for (int i = 0; i < raters.size(); i++) {
                final String module = UNet.module(i) + ".";
                unet().layout().forEach((name, entry) -> layout.put(module + name, entry));
            }
            return layout;
        }
        layout.putAll(new Network(Profile.of(profile), channels, posteriorRaters, posteriorInput, harmonizer).layout());
        if (personalized) {
            layout.putAll(network().personalLayout());
        }
        return layout;
    }

    /** Masks that the population of a case has when so many samples are asked for. */
    public int population(final int samples) {
        return method == Method.RATER_UNETS ? raters.size() : samples;
    }

    /** A card to change some of. */
    ModelCardEdit edit() {
        return new ModelCardEdit(this);
    }

    /** This card with the words of the reader about image values. */
    public ModelCard withNormalisation(final String words) {
        return edit().normalisation(words).card();
    }

    /** This card with the name of what was segmented. */
    public ModelCard withStructure(final String name) {
        return edit().structure(name).card();
    }
}
