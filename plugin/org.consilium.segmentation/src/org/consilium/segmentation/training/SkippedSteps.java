// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

/** Counts the steps left out in a row, over the ends of epochs, and gives up when there are too many. */
final class SkippedSteps {

    private static final int PATIENCE = 20;

    private int inARow;

    SkippedSteps(int inARow) {
        this.inARow = inARow;
    }

    int inARow() {
        return inARow;
    }

    void taken() {
        inARow = 0;
    }

    /** @throws IllegalArgumentException after too many steps in a row */
    void skipped() {
        if (++inARow >= PATIENCE) {
            throw new IllegalArgumentException("The loss was not a number in " + PATIENCE
                    + " steps in a row. Lower the learning rate, clip the gradient, or check the image values: they"
                    + " should lie between 0 and 1.");
        }
    }
}
