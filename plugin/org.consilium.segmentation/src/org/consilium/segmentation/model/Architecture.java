// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import java.util.Locale;
import org.consilium.ground.Count;
import org.consilium.segmentation.network.Network;
import org.consilium.segmentation.network.PosteriorInput;
import org.consilium.segmentation.network.Profile;

/**
 * Which parameters a model has, and what they do.
 *
 * @param profile name of the network profile
 * @param channels image channels
 * @param posteriorRaters raters whose masks entered the posterior; fewer than the model's raters once some were added
 * @param posteriorInput how masks entered the posterior
 * @param harmonizer whether the Noise Harmonizer acts
 * @param prompts whether frequency prompts act in phase 2
 * @param personalized whether the raters have masks of their own
 */
public record Architecture(
        String profile,
        int channels,
        int posteriorRaters,
        PosteriorInput posteriorInput,
        boolean harmonizer,
        boolean prompts,
        boolean personalized) {

    /** @param personalized whether the raters have masks of their own already */
    static Architecture of(Network network, boolean personalized) {
        return new Architecture(
                network.profile().name(),
                network.channels(),
                network.raters(),
                network.posteriorInput(),
                network.harmonized(),
                network.prompted(),
                personalized);
    }

    /** @throws IllegalArgumentException if the cases have another number of channels */
    public void requireChannels(int ofCases) {
        if (channels != ofCases) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The model takes images of %s, the cases have %d.",
                    Count.of(channels, "channel"),
                    ofCases));
        }
    }

    /** This with masks for its raters. */
    Architecture personalized(boolean withPrompts) {
        return new Architecture(profile, channels, posteriorRaters, posteriorInput, harmonizer, withPrompts, true);
    }

    /** The network for so many raters. */
    Network network(int raters) {
        return new Network(Profile.of(profile), channels, raters, posteriorInput, harmonizer, prompts);
    }
}
