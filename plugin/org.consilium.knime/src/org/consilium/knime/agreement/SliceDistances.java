// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knime.agreement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consilium.knime.port.CaseRecord;

/**
 * How far the slices of each volume are apart: the median step of their positions along the normal, a slice number; where
 * positions are not known, or there is one slice, the slice thickness.
 */
final class SliceDistances implements ToDoubleFunction<String> {

    private final Map<String, Double> distances = new HashMap<>();

    SliceDistances(List<CaseRecord> cases) {
        cases.stream()
                .collect(Collectors.groupingBy(CaseRecord::volume))
                .forEach((volume, slices) -> distances.put(volume, distance(slices)));
    }

    /** mm; NaN if unknown. */
    @Override
    public double applyAsDouble(String volume) {
        return distances.get(volume);
    }

    private static double distance(List<CaseRecord> volume) {
        List<CaseRecord> slices = volume.stream()
                .sorted(Comparator.comparingInt(CaseRecord::slice))
                .toList();
        double[] steps = IntStream.range(1, slices.size())
                .filter(i -> slices.get(i).slice() > slices.get(i - 1).slice())
                .mapToDouble(i -> Math.abs(depth(slices.get(i)) - depth(slices.get(i - 1)))
                        / (slices.get(i).slice() - slices.get(i - 1).slice()))
                .filter(step -> step > 0)
                .sorted()
                .toArray();
        return steps.length > 0 ? steps[steps.length / 2] : thickness(slices);
    }

    private static double thickness(List<CaseRecord> slices) {
        double[] known = slices.stream()
                .mapToDouble(slice -> slice.geometry().sliceThickness())
                .distinct()
                .toArray();
        return known.length == 1 ? known[0] : Double.NaN;
    }

    /** Along the normal of the slice. */
    private static double depth(CaseRecord slice) {
        double[] o = slice.geometry().orientation();
        double[] normal = {o[1] * o[5] - o[2] * o[4], o[2] * o[3] - o[0] * o[5], o[0] * o[4] - o[1] * o[3]};
        double[] position = slice.geometry().position();
        return IntStream.range(0, 3).mapToDouble(i -> normal[i] * position[i]).sum()
                / Math.sqrt(Arrays.stream(normal).map(n -> n * n).sum());
    }
}
