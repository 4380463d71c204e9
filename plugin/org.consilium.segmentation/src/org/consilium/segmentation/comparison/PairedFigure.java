// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.statistics.MeanInterval;
import org.consilium.segmentation.statistics.PairedEffect;
import org.consilium.segmentation.statistics.PatientBootstrap;
import org.consilium.segmentation.statistics.SignFlips;

/** One figure of two arms, case by case. */
record PairedFigure(List<Value> values) {

    /**
     * Both figures of a case.
     *
     * @param patient stands for the patient: draws go by its order
     */
    record Value(String patient, double first, double second) {
        double difference() {
            return first - second;
        }
    }

    PairedFigure {
        values = List.copyOf(values);
    }

    double mean(ToDoubleFunction<Value> side) {
        return values.stream().mapToDouble(side).average().orElse(Double.NaN);
    }

    PatientBootstrap bootstrap() {
        return PatientBootstrap.of(
                values.stream().map(Value::patient).toList(),
                values.stream().map(Value::difference).toList());
    }

    Contrast contrast(MetricInfo metric, String first, String second, String unit, String note, long seed) {
        PatientBootstrap bootstrap = bootstrap();
        double[] interval = bootstrap.interval95(seed);
        TreeMap<String, List<Double>> byPatient = new TreeMap<>();
        values.forEach(value -> byPatient
                .computeIfAbsent(value.patient(), key -> new ArrayList<>())
                .add(value.difference()));
        double[] sums = byPatient.values().stream()
                .mapToDouble(
                        all -> all.stream().mapToDouble(Double::doubleValue).sum())
                .toArray();
        double[] means = byPatient.values().stream()
                .mapToDouble(all ->
                        all.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
        return new Contrast(
                metric,
                first,
                second,
                mean(Value::first),
                mean(Value::second),
                new MeanInterval(bootstrap.mean(), interval[0], interval[1], values.size()),
                SignFlips.of(sums, seed),
                Double.NaN,
                PairedEffect.of(means, seed),
                bootstrap.patients(),
                unit,
                "",
                note);
    }
}
