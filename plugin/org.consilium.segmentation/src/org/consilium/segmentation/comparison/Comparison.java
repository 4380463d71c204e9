// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.ground.Count;
import org.consilium.ground.NaturalOrder;
import org.consilium.segmentation.metrics.MetricInfo;
import org.consilium.segmentation.statistics.Holm;

/**
 * Arms set against each other: for each pair and figure the mean difference over the cases that both have, with an
 * interval over patients, a permutation test over patients, corrected over all tests, and an effect size.
 *
 * @param contrasts pair by pair, in the order of the figures
 * @param warnings what the reader must know: cases of one arm only, cases whose masks differ, few patients
 */
public record Comparison(List<Contrast> contrasts, List<String> warnings) {

    private static final int NAMED = 5;

    /** With fewer patients no test can reach 5 %: 2 of the 2 to the number of patients arrangements are the extreme ones. */
    private static final int LEAST_PATIENTS = 6;

    public Comparison {
        contrasts = List.copyOf(contrasts);
        warnings = List.copyOf(warnings);
    }

    /**
     * Compares.
     *
     * @param arms two or more, no two of one name
     * @throws IllegalArgumentException if there are fewer
     */
    public static Comparison of(List<Arm> arms, ComparisonSettings settings) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException(
                    "There is " + Count.of(arms.size(), "arm")
                            + " to compare; it takes two. Connect a second evaluation, or name the column that tells arms apart.");
        }
        List<Contrast> contrasts = new ArrayList<>();
        Set<String> warnings = new LinkedHashSet<>();
        for (ArmPair pair : pairs(arms, settings.allPairs())) {
            warnings.addAll(warnings(pair));
            for (MetricInfo metric : settings.metrics()) {
                contrasts.add(pair.contrast(metric, settings.seed()));
            }
        }
        double[] holm =
                Holm.correct(contrasts.stream().mapToDouble(c -> c.test().p()).toArray());
        for (int i = 0; i < holm.length; i++) {
            contrasts.set(i, contrasts.get(i).withHolm(holm[i]));
        }
        return new Comparison(contrasts, List.copyOf(warnings));
    }

    /** How many tests were corrected together. */
    public int tests() {
        return (int) contrasts.stream().filter(Contrast::isDefined).count();
    }

    static List<ArmPair> pairs(List<Arm> arms, boolean all) {
        List<ArmPair> pairs = new ArrayList<>();
        for (int i = 0; i < (all ? arms.size() : 1); i++) {
            for (int j = i + 1; j < arms.size(); j++) {
                pairs.add(new ArmPair(arms.get(i), arms.get(j)));
            }
        }
        return pairs;
    }

    private static List<String> warnings(ArmPair pair) {
        List<String> warnings = new ArrayList<>();
        warnings.addAll(onlyIn(pair.first(), pair.second()));
        warnings.addAll(onlyIn(pair.second(), pair.first()));
        Set<String> same = pair.first().ids();
        same.retainAll(pair.second().ids());
        pair.common().forEach(key -> same.remove(key.id()));
        if (!same.isEmpty()) {
            warnings.add(Count.of(same.size(), "case has", "cases have") + " other raters, or other masks of them, in '"
                    + pair.first().name() + "' than in '" + pair.second().name() + "', and "
                    + (same.size() == 1 ? "is" : "are") + " left out: " + named(same.stream())
                    + ". Evaluate all arms on the same cases.");
        }
        long patients = pair.common().stream().map(CaseKey::patient).distinct().count();
        if (patients == 0) {
            warnings.add("'" + pair.first().name() + "' and '" + pair.second().name()
                    + "' have no case in common: nothing can be compared.");
        } else if (patients < LEAST_PATIENTS) {
            warnings.add("'" + pair.first().name() + "' and '" + pair.second().name() + "' have "
                    + Count.of(patients, "patient") + " in common: with so few no p can be below "
                    + 2.0 / (1 << patients) + ", and intervals are too narrow.");
        }
        return warnings;
    }

    private static List<String> onlyIn(Arm arm, Arm other) {
        Set<String> only = arm.ids();
        only.removeAll(other.ids());
        return only.isEmpty()
                ? List.of()
                : List.of(Count.of(only.size(), "case is", "cases are") + " in '" + arm.name() + "' and not in '"
                        + other.name() + "', and left out: " + named(only.stream()) + ".");
    }

    private static String named(Stream<String> ids) {
        List<String> sorted = ids.sorted(NaturalOrder.BY_NAME).toList();
        String first = String.join(", ", sorted.subList(0, Math.min(NAMED, sorted.size())));
        return sorted.size() > NAMED ? first + " and " + (sorted.size() - NAMED) + " more" : first;
    }
}
