// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.consilium.knime.table.Table;
import org.consilium.segmentation.training.LearningCurve;
import org.junit.jupiter.api.Test;
import org.knime.core.data.DataCell;

/** Every figure of an epoch stands below its own name. */
class LearningCurveTableTest {

    private static final LearningCurve EPOCH =
            new LearningCurve("R1", 2, 0.003, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 10, 11.5, 12.5, 13);

    private static Map<String, String> byName(Table table, DataCell[] cells) {
        String[] names = table.spec().getColumnNames();
        assertEquals(names.length, cells.length);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], cells[i].toString());
        }
        return values;
    }

    @Test
    void phaseOne() {
        assertEquals(
                "{Epoch=2, Learning Rate=0.003, Loss=4.5, Segmentation=5.5, KL=6.5, Harmonizer=7.5, GED Loss=8.5,"
                        + " Active Latent Dimensions=10, Validation GED=11.5, Validation Dice Match=12.5,"
                        + " Skipped Steps=13, Bound Loss=9.5}",
                byName(LearningCurveTable.PHASE_ONE, LearningCurveTable.phaseOne(EPOCH))
                        .toString());
    }

    @Test
    void phaseTwo() {
        assertEquals(
                "{Epoch=2, Learning Rate=0.003, Loss=4.5, Segmentation=5.5, GED Loss=8.5, Validation GED=11.5,"
                        + " Validation Dice Diagonal=12.5, Skipped Steps=13}",
                byName(LearningCurveTable.PHASE_TWO, LearningCurveTable.phaseTwo(EPOCH))
                        .toString());
    }

    @Test
    void oneUNetPerRater() {
        assertEquals(
                "{Rater=R1, Epoch=2, Learning Rate=0.003, Loss=4.5, Validation Dice=12.5, Skipped Steps=13}",
                byName(LearningCurveTable.RATER_UNETS, LearningCurveTable.raterUnets(EPOCH))
                        .toString());
    }
}
