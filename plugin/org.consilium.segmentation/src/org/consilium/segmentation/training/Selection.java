// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import java.util.Map;

/**
 * How the best epoch is found.
 *
 * @param heldOut share of the patients held out when no validation cases are given
 * @param patience epochs without a better validation figure after which training stops; 0 never stops early
 */
public record Selection(double heldOut, int patience) {

    public Selection {
        SettingRange.require(heldOut >= 0 && heldOut < 1, "Validation share", heldOut, "at least 0 and below 1");
        SettingRange.require(patience >= 0, "Patience", patience, "at least 0");
    }

    void name(Map<String, String> named) {
        named.put("Validation share", Double.toString(heldOut));
        named.put("Patience", Integer.toString(patience));
    }
}
