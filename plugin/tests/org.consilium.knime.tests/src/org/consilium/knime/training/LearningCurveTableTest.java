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
                "{epoch=2, learning_rate=0.003, loss=4.5, segmentation=5.5, kl=6.5, harmonizer=7.5, ged_loss=8.5,"
                        + " active_latent_dimensions=10, validation_ged=11.5, validation_dice_match=12.5,"
                        + " skipped_steps=13, bound_loss=9.5, chosen=1}",
                NamedCells.of(LearningCurveTable.PHASE_ONE, LearningCurveTable.phaseOne(EPOCH))
                        .toString());
    }

    @Test
    void phaseTwo() {
        assertEquals(
                "{epoch=2, learning_rate=0.003, loss=4.5, segmentation=5.5, ged_loss=8.5, validation_ged=11.5,"
                        + " validation_dice_diagonal=12.5, skipped_steps=13, chosen=1}",
                NamedCells.of(LearningCurveTable.PHASE_TWO, LearningCurveTable.phaseTwo(EPOCH))
                        .toString());
    }

    @Test
    void oneUNetPerRater() {
        assertEquals(
                "{rater=R1, epoch=2, learning_rate=0.003, loss=4.5, validation_dice=12.5, skipped_steps=13, chosen=1}",
                NamedCells.of(LearningCurveTable.RATER_UNETS, LearningCurveTable.raterUnets(EPOCH))
                        .toString());
    }
}
