// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.ground.Count;

/**
 * Groups of patients by the size of what was outlined: the mean area of a case's masks, and of that the mean over the
 * patient's cases. In mm2 where the pixels of all cases are known, else in pixels.
 */
final class SizeStrata {

    private static final MathContext DIGITS = new MathContext(3);

    private SizeStrata() {}

    /** @param groups with as many patients each as equal sizes allow */
    static Strata of(List<CaseFacts> cases, int groups) {
        boolean metric = cases.stream()
                .noneMatch(c -> Double.isNaN(c.info().rowSpacing() * c.info().columnSpacing()));
        Map<String, List<Double>> areas = new TreeMap<>();
        for (CaseFacts facts : cases) {
            List<Double> own = areas.computeIfAbsent(facts.info().patient(), patient -> new ArrayList<>());
            double area = metric ? facts.areaSquareMillimetres() : facts.areaPixels();
            if (!Double.isNaN(area)) {
                own.add(area);
            }
        }
        Map<String, Double> sizes = new TreeMap<>();
        areas.forEach((patient, own) -> {
            if (!own.isEmpty()) {
                // summed from small to large, so that the order of the cases changes no digit
                sizes.put(
                        patient,
                        own.stream().sorted().mapToDouble(Double::doubleValue).sum() / own.size());
            }
        });
        Map<String, Integer> groupOf = new HashMap<>();
        Map<Integer, List<Double>> members = new TreeMap<>();
        List<Double> sorted = sizes.values().stream().sorted().toList();
        sizes.forEach((patient, size) -> {
            int group = sorted.indexOf(size) * groups / sorted.size();
            groupOf.put(patient, group);
            members.computeIfAbsent(group, g -> new ArrayList<>()).add(size);
        });
        Map<String, String> strata = new HashMap<>();
        for (String patient : areas.keySet()) {
            Integer group = groupOf.get(patient);
            strata.put(patient, group == null ? "no outline" : title(group, groups, members.get(group), metric));
        }
        return new Strata(strata);
    }

    private static String title(int group, int groups, List<Double> sizes, boolean metric) {
        double least = sizes.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = sizes.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return "size " + (group + 1) + " of " + Count.of(groups, "group") + ", " + shown(least) + " to " + shown(most)
                + (metric ? " mm2" : " px");
    }

    private static String shown(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
