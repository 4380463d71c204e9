// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import java.util.List;
import java.util.Locale;

/**
 * The sizes of a network. The structure is the same in every profile.
 *
 * @param name how settings and model cards call it
 * @param encoder widths of the stem and of the four residual stages
 * @param blocks residual blocks of the four stages
 * @param decoder widths of the five decoder blocks; the last is the width of the feature map F
 * @param head hidden width of the combining head; with 8 its rectified units die at some starts, and the logits saturate
 * @param gaussian widths of the levels of prior and posterior
 * @param gaussianConvolutions convolutions a level of prior and posterior
 * @param latent dimensions of the latent code z
 * @param tokens noise tokens of the Harmonizer
 * @param tokenWidth width of a token, a multiple of {@code heads}
 * @param heads attention heads of the Harmonizer
 * @param hidden hidden width of the Harmonizer's perceptron
 * @param pool largest height and width that the Harmonizer attends to
 * @param prompts prompt components of the personalisation
 * @param promptSize height and width of a prompt
 */
public record Profile(
        String name,
        List<Integer> encoder,
        List<Integer> blocks,
        List<Integer> decoder,
        int head,
        List<Integer> gaussian,
        int gaussianConvolutions,
        int latent,
        int tokens,
        int tokenWidth,
        int heads,
        int hidden,
        int pool,
        int prompts,
        int promptSize) {

    /** ResNet-34 encoder and the parameter count that the paper reports. */
    public static final Profile PAPER = full("paper", List.of(32, 64, 128, 256, 320), 2);

    /** As the paper, with the prior and posterior of D-Persona's published code. */
    public static final Profile DPERSONA = full("dpersona", List.of(16, 32, 64, 128, 256), 3);

    /** The same structure with narrow layers, above all where maps are large: trains on two CPU cores. */
    public static final Profile COMPACT = new Profile(
            "compact",
            List.of(16, 24, 32, 48, 64),
            List.of(3, 4, 6, 3),
            List.of(48, 32, 24, 16, 8),
            16,
            List.of(4, 8, 16, 24, 32),
            2,
            6,
            32,
            32,
            4,
            40,
            16,
            5,
            32);

    private static Profile full(String name, List<Integer> gaussian, int convolutions) {
        return new Profile(
                name,
                List.of(64, 64, 128, 256, 512),
                List.of(3, 4, 6, 3),
                List.of(256, 128, 64, 32, 16),
                16,
                gaussian,
                convolutions,
                6,
                100,
                64,
                4,
                80,
                32,
                5,
                32);
    }

    /**
     * @throws IllegalArgumentException if there is none of that name; the message names those that exist
     */
    public static Profile of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "paper" -> PAPER;
            case "dpersona" -> DPERSONA;
            case "compact" -> COMPACT;
            default ->
                throw new IllegalArgumentException(
                        "There is no network profile '" + name + "'; known are paper, dpersona and compact.");
        };
    }

    /** Channels of the feature map F that decoding ends with. */
    public int features() {
        return decoder.get(decoder.size() - 1);
    }

    /** Channels that the personalisation works on, a quarter of F. */
    public int reduced() {
        return features() / 4;
    }
}
