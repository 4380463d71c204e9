// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Cases and patients in an order that follows from the data, not from what an installation calls them. Where there are
 * no digests it is that of the file, and the alphabetical one of the patients.
 */
public final class CaseOrder {

    private final List<CaseInfo> cases;
    private final Map<String, String> ranks = new TreeMap<>();

    private CaseOrder(List<CaseInfo> cases) {
        this.cases = cases;
        for (CaseInfo info : cases) {
            ranks.merge(info.patient(), info.keyed() ? info.key() : info.patient(), CaseOrder::smaller);
        }
    }

    /** The order of these cases; {@link #indices} count in the order they are given in here. */
    public static CaseOrder of(List<CaseInfo> cases) {
        return new CaseOrder(List.copyOf(cases));
    }

    private static String smaller(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Indices of the cases, in order. */
    public List<Integer> indices() {
        List<Integer> indices =
                new ArrayList<>(IntStream.range(0, cases.size()).boxed().toList());
        if (cases.stream().allMatch(CaseInfo::keyed)) {
            indices.sort(Comparator.comparing((Integer i) -> cases.get(i).key()));
        }
        return indices;
    }

    /** All patients, in order. */
    public List<String> patients() {
        return ranks.keySet().stream().sorted(Comparator.comparing(this::rank)).toList();
    }

    /**
     * All patients, in an order that is drawn: it follows from the data and the seed.
     *
     * @param seed the same seed draws the same order
     */
    public List<String> shuffledPatients(long seed) {
        List<String> shuffled = new ArrayList<>(patients());
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    /** Stands for a patient of these cases: no two share it, and it sorts as {@link #patients} does. */
    public String rank(String patient) {
        String smallest = ranks.get(patient);
        return smallest.equals(patient) ? patient : smallest + "\n" + patient;
    }
}
