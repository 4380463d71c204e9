// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import org.consilium.segmentation.network.Precision;

/** In float64, where rounding hides nothing. */
class GoldenPhasesExactTest extends GoldenPhases {

    GoldenPhasesExactTest() {
        super(Precision.EXACT);
    }
}
