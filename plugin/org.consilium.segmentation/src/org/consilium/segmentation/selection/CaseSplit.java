// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.consilium.ground.Count;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.CaseOrder;

/**
 * Two parts of a set of cases that share no patient: images of one patient resemble each other, so a patient on both
 * sides would make held-out figures too good. What is drawn follows from the keys of the cases and the seed, never from
 * the order in which the cases come.
 *
 * @param cases in the order in which they were given
 * @param parts of each case
 * @param folds of each case, from 0; {@link #NO_FOLD} where no folds were drawn
 * @param strata that the patients were drawn from
 */
public record CaseSplit(List<CaseInfo> cases, List<Part> parts, List<Integer> folds, Strata strata) {

    /** Stands for a case that is in no fold. */
    public static final int NO_FOLD = -1;

    /** @throws IllegalArgumentException if a patient is in both parts, or in two folds; names the patient */
    public CaseSplit {
        cases = List.copyOf(cases);
        parts = List.copyOf(parts);
        folds = List.copyOf(folds);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            Integer other = seen.putIfAbsent(cases.get(i).patient(), i);
            if (other != null
                    && (parts.get(other) != parts.get(i) || !folds.get(other).equals(folds.get(i)))) {
                throw new IllegalArgumentException("The cases '"
                        + cases.get(other).id() + "' and '"
                        + cases.get(i).id() + "' of patient '" + cases.get(i).patient()
                        + "' are in different parts. All cases of a patient belong in one part.");
            }
        }
    }

    /**
     * Draws a share of the patients for the first part, of each stratum as large a share as whole patients allow: no
     * stratum is more than one patient away from it.
     *
     * @param fraction share of the patients in the first part, above 0 and below 1; at least one patient on each side
     * @param seed the same seed draws the same patients
     * @throws IllegalArgumentException if there are fewer than two patients, or the fraction is out of range
     */
    public static CaseSplit share(List<CaseInfo> cases, Strata strata, double fraction, long seed) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "The share of patients is " + fraction + "; it must lie between 0 and 1.");
        }
        List<String> patients = CaseOrder.of(cases).shuffledPatients(seed);
        requirePatients(cases, patients, 2, "splitting by patient");
        int taken = (int) Math.max(1, Math.min(patients.size() - 1, Math.round(fraction * patients.size())));
        Map<String, Part> parts = new HashMap<>();
        Map<String, List<String>> groups = strata.grouped(patients);
        Map<String, Integer> quotas = Quotas.of(groups, taken);
        groups.forEach((stratum, members) -> {
            for (int i = 0; i < members.size(); i++) {
                parts.put(members.get(i), i < quotas.get(stratum) ? Part.FIRST : Part.SECOND);
            }
        });
        return new CaseSplit(
                cases, cases.stream().map(c -> parts.get(c.patient())).toList(), none(cases), strata);
    }

    /**
     * Deals the patients to folds, those of each stratum evenly: the folds of a stratum, and the folds as a whole, differ
     * by at most one patient. The folds do not depend on which of them is asked for.
     *
     * @param count of folds, at least 2
     * @param test the fold that is the second part, from 0
     * @param seed the same seed deals the same patients
     * @throws IllegalArgumentException if there are fewer patients than folds, or no such fold
     */
    public static CaseSplit folds(List<CaseInfo> cases, Strata strata, int count, int test, long seed) {
        if (count < 2 || test < 0 || test >= count) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Fold %d of %d is asked for; there must be at least 2 folds, and this must be one of them.",
                    test + 1,
                    count));
        }
        List<String> patients = CaseOrder.of(cases).shuffledPatients(seed);
        requirePatients(cases, patients, count, Count.of(count, "fold") + " by patient");
        Map<String, Integer> folds = new LinkedHashMap<>();
        for (List<String> members : strata.grouped(patients).values()) {
            members.forEach(patient -> folds.put(patient, folds.size() % count));
        }
        List<Integer> dealt = cases.stream().map(c -> folds.get(c.patient())).toList();
        return new CaseSplit(
                cases,
                dealt.stream().map(f -> f == test ? Part.SECOND : Part.FIRST).toList(),
                dealt,
                strata);
    }

    /**
     * Takes the parts as they are given.
     *
     * @param parts of each case
     * @throws IllegalArgumentException if a patient is in both parts, naming the patient, or a part is empty
     */
    public static CaseSplit given(List<CaseInfo> cases, Strata strata, List<Part> parts) {
        for (Part part : Part.values()) {
            if (!parts.contains(part)) {
                throw new IllegalArgumentException("No case is in the " + (part == Part.FIRST ? "first" : "second")
                        + " set: no row of the list puts one there.");
            }
        }
        return new CaseSplit(cases, parts, none(cases), strata);
    }

    /** Indices of the cases of the first part, ascending. */
    public List<Integer> first() {
        return indices(Part.FIRST);
    }

    /** Indices of the cases of the second part, ascending. */
    public List<Integer> second() {
        return indices(Part.SECOND);
    }

    private List<Integer> indices(Part part) {
        return IntStream.range(0, cases.size())
                .filter(i -> parts.get(i) == part)
                .boxed()
                .toList();
    }

    private static List<Integer> none(List<CaseInfo> cases) {
        return Collections.nCopies(cases.size(), NO_FOLD);
    }

    private static void requirePatients(List<CaseInfo> cases, List<String> patients, int least, String what) {
        if (patients.size() < least) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s, all from %s; %s needs at least %s.",
                    Count.of(cases.size(), "case"),
                    Count.of(patients.size(), "patient"),
                    what,
                    least == 2 ? "two" : Integer.toString(least)));
        }
    }
}
