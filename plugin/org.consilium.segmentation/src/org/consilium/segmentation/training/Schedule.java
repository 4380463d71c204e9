// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

/** Learning rate over the epochs. */
final class Schedule {

    private Schedule() {}

    /** Cosine to 0: lr0/2 * (1 + cos(pi * epoch / epochs)), constant within an epoch; epochs count from 0. */
    static double cosine(double start, int epoch, int epochs) {
        return start / 2 * (1 + Math.cos(Math.PI * epoch / epochs));
    }
}
