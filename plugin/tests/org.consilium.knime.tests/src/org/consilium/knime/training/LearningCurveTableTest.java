// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.consilium.knime.table.NamedCells;
import org.consilium.segmentation.training.LearningCurve;
import org.junit.jupiter.api.Test;

/** Every figure of an epoch stands below its own name. */
class LearningCurveTableTest {

    private static final LearningCurve EPOCH =
            new LearningCurve("R1", 2, 0.003, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10, 11.5, 12.5, 13, true);

    @Test
    void phaseOne() {
        assertEquals(
                "{Epoch=2, Learning Rate=0.003, Loss=4.5, Segmentation=5.5, KL=6.5, Harmonizer=7.5, GED Loss=8.5,"
                        + " Active Latent Dimensions=10, Validation GED=11.5, Validation Dice Match=12.5,"
                        + " Skipped Steps=13, Bound Loss=9.5}",
                NamedCells.of(LearningCurveTable.PHASE_ONE, LearningCurveTable.phaseOne(EPOCH))
                        .toString());
    }

    @Test
    void phaseTwo() {
        assertEquals(
                "{Epoch=2, Learning Rate=0.003, Loss=4.5, Segmentation=5.5, GED Loss=8.5, Validation GED=11.5,"
                        + " Validation Dice Diagonal=12.5, Skipped Steps=13}",
                NamedCells.of(LearningCurveTable.PHASE_TWO, LearningCurveTable.phaseTwo(EPOCH))
                        .toString());
    }

    @Test
    void oneUNetPerRater() {
        assertEquals(
                "{Rater=R1, Epoch=2, Learning Rate=0.003, Loss=4.5, Validation Dice=12.5, Skipped Steps=13}",
                NamedCells.of(LearningCurveTable.RATER_UNETS, LearningCurveTable.raterUnets(EPOCH))
                        .toString());
    }
}
