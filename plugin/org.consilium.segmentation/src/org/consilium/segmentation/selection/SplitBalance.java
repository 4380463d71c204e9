// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consilium.ground.Count;
import org.consilium.segmentation.data.CaseInfo;

/** How the patients of each stratum spread over the parts or folds of a split. */
public final class SplitBalance {

    private static final int SHOWN = 12;

    private final boolean folds;
    private final Map<String, int[]> patients;

    private SplitBalance(boolean folds, Map<String, int[]> patients) {
        this.folds = folds;
        this.patients = patients;
    }

    /** Counts the patients of a split by fold where it has folds, else by part. */
    public static SplitBalance of(CaseSplit split) {
        boolean folds = split.folds().stream().anyMatch(fold -> fold != CaseSplit.NO_FOLD);
        int places =
                folds ? split.folds().stream().mapToInt(Integer::intValue).max().orElse(0) + 1 : Part.values().length;
        Map<String, int[]> counts = new TreeMap<>();
        TreeSet<String> seen = new TreeSet<>();
        for (int i = 0; i < split.cases().size(); i++) {
            CaseInfo info = split.cases().get(i);
            if (seen.add(info.patient())) {
                int place = folds ? split.folds().get(i) : split.parts().get(i).ordinal();
                counts.computeIfAbsent(split.strata().of(info.patient()), stratum -> new int[places])[place]++;
            }
        }
        return new SplitBalance(folds, counts);
    }

    /**
     * Says which strata could not be split, with the number of patients of each part, or fold; empty if all could, or there
     * are no strata.
     */
    public List<String> warnings(PartNames names) {
        List<String> lacking = patients.keySet().stream()
                .filter(stratum -> Arrays.stream(patients.get(stratum)).anyMatch(n -> n == 0))
                .toList();
        if (patients.containsKey("")) {
            return List.of();
        }
        if (patients.size() == 1) {
            return List.of("All patients are in one stratum, '"
                    + patients.keySet().iterator().next() + "', so stratifying changes nothing.");
        }
        if (lacking.isEmpty()) {
            return List.of();
        }
        int all = patients.values().stream()
                .mapToInt(counts -> IntStream.of(counts).sum())
                .sum();
        if (patients.size() == all) {
            return List.of("Each of the " + Count.of(all, "patient")
                    + " is a stratum of its own, so stratifying changes nothing. Choose a coarser property.");
        }
        List<String> counts = new ArrayList<>();
        for (String stratum : lacking.subList(0, Math.min(SHOWN, lacking.size()))) {
            counts.add("'" + stratum + "' "
                    + IntStream.of(patients.get(stratum))
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining("/")));
        }
        int more = lacking.size() - counts.size();
        return List.of(Count.of(lacking.size(), "stratum has", "strata have") + " too few patients for every "
                + (folds ? "fold" : "part") + ". Patients by stratum (" + order(names) + "): "
                + String.join(", ", counts)
                + (more > 0 ? " and " + more + " more" : "")
                + ". What is measured says nothing of a stratum that the test patients lack.");
    }

    private String order(PartNames names) {
        return folds ? "folds in order" : names.title(Part.FIRST) + "/" + names.title(Part.SECOND);
    }
}
