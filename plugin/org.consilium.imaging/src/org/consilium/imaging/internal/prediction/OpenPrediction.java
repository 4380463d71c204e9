// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.io.IOException;

/** An opened prediction, image by image. */
interface OpenPrediction {
    /**
     * @param slot of the target
     * @param channel of the file, from 0
     * @return null where nothing is predicted
     */
    Plane plane(int slot, int channel) throws IOException;
}
