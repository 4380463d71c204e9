// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.Map;
import org.consilium.segmentation.loss.GedKind;

/**
 * What the loss of phase 1 weighs.
 *
 * @param beta weight of the KL term
 * @param lambdaHarmonizer weight of the Harmonizer penalty
 * @param lambdaGed weight of the GED loss; 0 leaves it out
 * @param gedKind soft intersection over union in the GED loss
 * @param gedSamples prior samples K in the GED loss, at least 2
 */
public record LossSettings(double beta, double lambdaHarmonizer, double lambdaGed, GedKind gedKind, int gedSamples) {

    public LossSettings {
        SettingRange.require(beta >= 0, "Weight of the KL term", beta, "at least 0");
        SettingRange.require(lambdaHarmonizer >= 0, "Weight of the Harmonizer penalty", lambdaHarmonizer, "at least 0");
        SettingRange.require(lambdaGed >= 0, "Weight of the GED loss", lambdaGed, "at least 0");
        SettingRange.require(gedSamples >= 2, "Samples in the GED loss", gedSamples, "at least 2");
    }

    /** The same without the GED loss. */
    LossSettings withoutGed() {
        return new LossSettings(beta, lambdaHarmonizer, 0, gedKind, gedSamples);
    }

    void name(Map<String, String> named) {
        named.put("Weight of the KL term", Double.toString(beta));
        named.put("Weight of the Harmonizer penalty", Double.toString(lambdaHarmonizer));
        named.put("Weight of the GED loss", Double.toString(lambdaGed));
        named.put("Overlap in the GED loss", gedKind.name());
        named.put("Samples in the GED loss", Integer.toString(gedSamples));
    }
}
