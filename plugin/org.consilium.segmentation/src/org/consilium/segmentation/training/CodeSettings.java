// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.Map;

/**
 * The latent codes of raters.
 *
 * @param lambdaGed weight of the GED loss between the raters' predictions and the raters
 * @param bank draws M of the frozen prior that a rater's code attends to
 */
public record CodeSettings(double lambdaGed, int bank) {

    public CodeSettings {
        SettingRange.require(lambdaGed >= 0, "Weight of the GED loss", lambdaGed, "at least 0");
        SettingRange.require(bank >= 1, "Bank size", bank, "at least 1");
    }

    void name(Map<String, String> named) {
        named.put("Weight of the GED loss", Double.toString(lambdaGed));
        named.put("Bank size", Integer.toString(bank));
    }
}
