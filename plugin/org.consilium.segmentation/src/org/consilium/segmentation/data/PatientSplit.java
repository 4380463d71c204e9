// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.consilium.ground.Count;

/**
 * Two parts of a set of cases that share no patient: images of one patient resemble each other, so a patient on both
 * sides would make held-out figures too good.
 *
 * @param first indices of the cases of the first part, ascending
 * @param second indices of the cases of the second part, ascending
 */
public record PatientSplit(List<Integer> first, List<Integer> second) {

    public PatientSplit {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /**
     * Draws patients for the first part.
     *
     * @param cases in any order; the result depends on their keys and not on that order
     * @param fraction share of the patients in the first part, above 0 and below 1; at least one patient on each side
     * @param seed the same seed draws the same patients
     * @throws IllegalArgumentException if there are fewer than two patients, or the fraction is out of range
     */
    public static PatientSplit draw(List<CaseInfo> cases, double fraction, long seed) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "The share of patients is " + fraction + "; it must lie between 0 and 1.");
        }
        List<String> patients = new ArrayList<>(CaseOrder.of(cases).patients());
        if (patients.size() < 2) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s, all from %s; splitting by patient needs at least two.",
                    Count.of(cases.size(), "case"),
                    Count.of(patients.size(), "patient")));
        }
        shuffle(patients, seed);
        int taken = (int) Math.max(1, Math.min(patients.size() - 1, Math.round(fraction * patients.size())));
        Set<String> chosen = new HashSet<>(patients.subList(0, taken));
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            (chosen.contains(cases.get(i).patient()) ? first : second).add(i);
        }
        return new PatientSplit(first, second);
    }

    private static void shuffle(List<String> values, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = values.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            String swapped = values.get(i);
            values.set(i, values.get(j));
            values.set(j, swapped);
        }
    }
}
