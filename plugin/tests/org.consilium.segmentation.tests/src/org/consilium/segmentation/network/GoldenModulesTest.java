// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

/** In float32, which the product computes in. */
class GoldenModulesTest extends GoldenModules {

    GoldenModulesTest() {
        super(Precision.SINGLE);
    }
}
