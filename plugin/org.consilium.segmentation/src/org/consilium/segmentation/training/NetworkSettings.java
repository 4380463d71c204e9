// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.Map;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;

/**
 * What is trained.
 *
 * @param method {@link Method#PROBABILISTIC_UNET} and {@link Method#DPERSONA} switch the Harmonizer and the GED loss off,
 *     {@link Method#RATER_UNETS} has no use for the settings of the latent code
 * @param profile sizes of the network
 * @param harmonizer whether the Noise Harmonizer acts
 */
public record NetworkSettings(Method method, Profile profile, boolean harmonizer) {

    public NetworkSettings {
        harmonizer = harmonizer && method == Method.CONSILIUM;
    }

    void name(Map<String, String> named) {
        named.put("Method", method.name());
        named.put("Network", profile.name());
        named.put("Noise Harmonizer", Boolean.toString(harmonizer));
    }
}
