// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import org.consilium.segmentation.network.Precision;

/** In float32, which the product computes in. */
class GoldenPhasesTest extends GoldenPhases {

    GoldenPhasesTest() {
        super(Precision.SINGLE);
    }
}
