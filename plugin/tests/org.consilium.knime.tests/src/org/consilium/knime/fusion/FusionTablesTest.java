// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.consilium.knime.table.NamedCells;
import org.consilium.segmentation.fusion.RaterScore;
import org.junit.jupiter.api.Test;

class FusionTablesTest {

    @Test
    void sensitivityIsNotSpecificity() {
        assertEquals(
                "{rater=R, cases=3, sensitivity=0.25, specificity=0.5, dice=0.75}",
                NamedCells.of(
                                FusionTables.RATERS,
                                FusionTables.raters(List.of(new RaterScore("R", 3, 0.25, 0.5, 0.75)))
                                        .get(0))
                        .toString());
    }
}
