// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Measures how long the evaluation of a whole data set takes; no test. Arguments: cases, samples, raters (1609 50 4).
 */
final class EvaluationBenchmark {

    private static final int SIDE = 128;

    /** As a benchmark of the build, with the sizes by default. */
    @Test
    void prints() {
        main(new String[0]);
    }

    public static void main(String[] arguments) {
        int cases = argument(arguments, 0, 1609);
        int samples = argument(arguments, 1, 50);
        int raters = argument(arguments, 2, 4);
        Random random = new Random(1);
        float[][] maps = new float[samples * 2][];
        for (int k = 0; k < maps.length; k++) {
            maps[k] = disc(random);
        }
        List<CaseMetrics> rows = new ArrayList<>();
        long packing = 0;
        long evaluating = 0;
        long boundaries = 0;
        for (int i = 0; i < cases; i++) {
            long start = System.nanoTime();
            EvaluationCase.Builder builder = EvaluationCase.builder("c" + i, "p" + i / 8, SIDE, SIDE);
            for (int r = 0; r < raters; r++) {
                byte[] mask = new byte[SIDE * SIDE];
                float[] map = maps[random.nextInt(maps.length)];
                for (int j = 0; j < mask.length; j++) {
                    mask[j] = (byte) (map[j] > 0.5f ? 1 : 0);
                }
                builder.addLabel("r" + r, mask, 0);
            }
            for (int k = 0; k < samples; k++) {
                builder.addSample(maps[random.nextInt(maps.length)], 0);
            }
            for (int r = 0; r < raters; r++) {
                builder.addPersonal("r" + r, maps[random.nextInt(maps.length)], 0);
            }
            EvaluationCase subject = builder.spacing(0.7, 0.7).build();
            long packed = System.nanoTime();
            rows.add(GedEvaluation.evaluate(subject));
            packing += packed - start;
            long evaluated = System.nanoTime();
            evaluating += evaluated - packed;
            Map<MetricInfo, MetricValue> again = new EnumMap<>(MetricInfo.class);
            BoundaryEvaluation measures = new BoundaryEvaluation(subject, 1);
            measures.putRaters(again);
            measures.putPersonal(again, null);
            measures.putMeanMask(again, subject.meanMask());
            boundaries += System.nanoTime() - evaluated;
        }
        long start = System.nanoTime();
        MetricSummary ged = GedEvaluation.summarize(rows, 1).get(0);
        System.out.printf(
                "packing %.2f s, metrics %.2f s (of these boundaries %.2f s), bootstrap %.2f s; ged %.4f [%.4f, %.4f]%n",
                packing / 1e9,
                evaluating / 1e9,
                boundaries / 1e9,
                (System.nanoTime() - start) / 1e9,
                ged.value(),
                ged.lower95(),
                ged.upper95());
    }

    private static float[] disc(Random random) {
        double radius = 10 + 20 * random.nextDouble();
        double x = 64 + 6 * random.nextGaussian();
        double y = 64 + 6 * random.nextGaussian();
        float[] map = new float[SIDE * SIDE];
        for (int j = 0; j < map.length; j++) {
            double distance = Math.hypot(j % SIDE - x, j / SIDE - y);
            map[j] = (float) (1 / (1 + Math.exp(distance - radius)));
        }
        return map;
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
