// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.Masks;
import org.junit.jupiter.api.Test;

class CurvePointTest {

    private static final List<BitMask> LABELS = List.of(Masks.of("1100"), Masks.of("1111"));

    @Test
    void countsThatTheSamplesReachAndAllOfThem() {
        List<BitMask> samples = List.of(Masks.of("1100"), Masks.of("1111"), Masks.of("0000"), Masks.of("1000"));
        List<CurvePoint> curve = CurvePoint.curve(LABELS, samples, List.of(50, 2, 1));
        assertEquals(List.of(1, 2, 4), curve.stream().map(CurvePoint::samples).toList());
        // First sample only: cross 1/4, labels 1/4. First two: the labels' own masks, S = 1/2.
        assertEquals(0.25, curve.get(0).ged(), 1e-12);
        assertTrue(Double.isNaN(curve.get(0).bias()));
        assertEquals(0, curve.get(1).ged(), 1e-12);
        assertEquals(0.25, curve.get(1).bias(), 1e-12);
        assertEquals(-0.25, curve.get(1).gedWithoutBias(), 1e-12);
        assertEquals(0.125, curve.get(1).oracleGed(), 1e-12);
        assertEquals((1 + 2.0 / 3) / 2, curve.get(0).diceMax(), 1e-8);
        assertEquals(1, curve.get(1).hmIou(), 1e-12);
    }

    @Test
    void allSamplesScoreWhatTheCaseScores() {
        EvaluationCase.Builder builder = EvaluationCase.builder("c", "p", 1, 4)
                .addLabel("a", Masks.bytes("1100"), 0)
                .addLabel("b", Masks.bytes("1111"), 0);
        for (String mask : List.of("1000", "1110", "1111")) {
            builder.addSample(Masks.map(mask), 0);
        }
        CaseMetrics row = GedEvaluation.evaluate(builder.build());
        assertEquals(1, row.details().curve().size());
        CurvePoint all = row.details().curve().get(0);
        assertEquals(row.value(MetricInfo.GED).value(), all.ged());
        assertEquals(row.value(MetricInfo.GED_OFFDIAGONAL).value(), all.gedWithoutBias(), 1e-12);
        assertEquals(row.value(MetricInfo.ORACLE_GED).value(), all.oracleGed());
        assertEquals(row.value(MetricInfo.DICE_MAX).value(), all.diceMax());
    }

    @Test
    void theBiasIsWhatSeparatesNumbersOfSamples() {
        Random random = new Random(3);
        double[] ged = new double[2];
        double[] free = new double[2];
        int rounds = 3000;
        for (int round = 0; round < rounds; round++) {
            List<BitMask> samples = new ArrayList<>();
            for (int k = 0; k < 10; k++) {
                samples.add(List.of(Masks.of("1000"), Masks.of("1110"), Masks.of("0011"))
                        .get(random.nextInt(3)));
            }
            List<CurvePoint> curve = CurvePoint.curve(LABELS, samples, List.of(2));
            for (int i = 0; i < 2; i++) {
                ged[i] += curve.get(i).ged() / rounds;
                free[i] += curve.get(i).gedWithoutBias() / rounds;
            }
        }
        assertTrue(ged[0] - ged[1] > 0.15, "the plain distance falls with K: " + ged[0] + " to " + ged[1]);
        assertEquals(free[0], free[1], 0.02);
    }
}
