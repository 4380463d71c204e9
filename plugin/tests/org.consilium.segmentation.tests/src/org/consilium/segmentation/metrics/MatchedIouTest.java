// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.Masks;
import org.junit.jupiter.api.Test;

class MatchedIouTest {

    @Test
    void theSameMultisetIsPerfect() {
        BitMask a = Masks.of("1100");
        BitMask b = Masks.of("1111");
        assertEquals(1, MatchedIou.of(List.of(a, b), List.of(b, a, a, b)));
    }

    @Test
    void aMissingModeCostsItsShare() {
        // Half of the copies of the labels must make do with a mask that covers half of them.
        BitMask a = Masks.of("1100");
        BitMask b = Masks.of("1111");
        assertEquals((1 + 0.5) / 2, MatchedIou.of(List.of(a, b), List.of(a, a, a, a)), 1e-12);
    }

    @Test
    void lengthsWithoutCommonDivisor() {
        // Six copies: labels a a a b b b, predictions a a a a b b (two each): five agree, one has IoU 1/2.
        BitMask a = Masks.of("1100");
        BitMask b = Masks.of("1111");
        assertEquals(5.5 / 6, MatchedIou.of(List.of(a, b), List.of(a, b, a)), 1e-12);
    }

    @Test
    void emptyMasksAgree() {
        BitMask none = Masks.of("0000");
        assertEquals(1, MatchedIou.of(List.of(none), List.of(none, none)));
        assertEquals(0, MatchedIou.of(List.of(none), List.of(Masks.of("1000"))));
    }

    @Test
    void fewerPredictionsThanLabels() {
        BitMask a = Masks.of("1100");
        BitMask b = Masks.of("1111");
        assertEquals(0.75, MatchedIou.of(List.of(a, b), List.of(a)), 1e-12);
    }

    @Test
    void agreesWithWrittenOutCopies() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            int labels = 1 + random.nextInt(5);
            int predictions = 1 + random.nextInt(9);
            double[][] iou = new double[labels][predictions];
            for (double[] row : iou) {
                Arrays.setAll(row, k -> random.nextInt(5) / 4.0);
            }
            int common = labels * predictions;
            double[][] copies = new double[common][common];
            for (int i = 0; i < common; i++) {
                for (int k = 0; k < common; k++) {
                    copies[i][k] = iou[i % labels][k % predictions];
                }
            }
            assertEquals(DiceMetrics.match(copies), MatchedIou.of(iou), 1e-9);
        }
    }
}
