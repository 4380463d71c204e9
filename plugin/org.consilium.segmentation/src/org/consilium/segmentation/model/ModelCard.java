// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.ParameterLayout;
import org.consilium.segmentation.network.Profile;
import org.consilium.segmentation.network.UNet;

/**
 * What is known of a model beside its numbers, kept as JSON in which all groups stand side by side.
 *
 * @param method what the model is
 * @param raters rater ids in the order of the personalised outputs
 * @param architecture which parameters there are
 * @param images what it was trained on
 * @param training how it was trained
 */
public record ModelCard(
        Method method, List<String> raters, Architecture architecture, TrainedImages images, TrainingRecord training) {

    /** Of the JSON. Version 1 knew no method, prompts switch, structure, settings or added raters. */
    public static final int FORMAT_VERSION = 2;

    public ModelCard {
        raters = List.copyOf(raters);
    }

    /**
     * @throws IllegalArgumentException if the text is no card, or one of a version that is not known here
     */
    public static ModelCard fromJson(String json) {
        return ModelCardJson.read(json);
    }

    /** The card as {@link #fromJson} reads it, as it stands in a model file. */
    public String toJson() {
        return ModelCardJson.write(this);
    }

    /** The network that the parameters belong to, unless there is one U-Net per rater. */
    public Network network() {
        return architecture.network(raters.size());
    }

    /** The U-Net of each rater, if the method is {@link Method#RATER_UNETS}. */
    public UNet unet() {
        return new UNet(Profile.of(architecture.profile()), architecture.channels());
    }

    /** Names and shapes of the parameters and buffers that belong to this card. */
    public Map<String, ParameterLayout.Entry> layout() {
        Map<String, ParameterLayout.Entry> layout = new LinkedHashMap<>();
        if (method == Method.RATER_UNETS) {
            for (int i = 0; i < raters.size(); i++) {
                String module = UNet.module(i) + ".";
                unet().layout().forEach((name, entry) -> layout.put(module + name, entry));
            }
            return layout;
        }
        layout.putAll(architecture.network(architecture.posteriorRaters()).layout());
        if (architecture.personalized()) {
            layout.putAll(network().personalLayout());
        }
        return layout;
    }

    /** Masks that the population of a case has when so many samples are asked for. */
    public int population(int samples) {
        return method == Method.RATER_UNETS ? raters.size() : samples;
    }

    /** This card with the words of the reader about image values. */
    public ModelCard withNormalisation(String words) {
        return with(new TrainedImages(images.structure(), words, images.rowSpacing(), images.columnSpacing()));
    }

    /** This card with the name of what was segmented. */
    public ModelCard withStructure(String name) {
        return with(new TrainedImages(name, images.normalisation(), images.rowSpacing(), images.columnSpacing()));
    }

    private ModelCard with(TrainedImages others) {
        return new ModelCard(method, raters, architecture, others, training);
    }
}
