// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

/** In float64, where rounding hides nothing. */
class GoldenModulesExactTest extends GoldenModules {

    GoldenModulesExactTest() {
        super(Precision.EXACT);
    }
}
