// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.consilium.segmentation.data.CaseInfo;

/**
 * Groups of patients that are alike, so that each part of a split gets its share of every group.
 *
 * @param byPatient the name of each patient's stratum; empty where nothing is stratified
 */
public record Strata(Map<String, String> byPatient) {

    private static final String NOT_GIVEN = "not given";

    public Strata {
        byPatient = Map.copyOf(byPatient);
    }

    /** All patients are one group. */
    public static Strata none() {
        return new Strata(Map.of());
    }

    /**
     * Strata of a property of cases. A patient whose cases differ is in a stratum of all their values, such as "A + B".
     *
     * @param values of each case; null or empty where there is none
     */
    public static Strata ofValues(List<CaseInfo> cases, List<String> values) {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (int i = 0; i < cases.size(); i++) {
            TreeSet<String> own = found.computeIfAbsent(cases.get(i).patient(), patient -> new TreeSet<>());
            String value = values.get(i);
            if (value != null && !value.isBlank()) {
                own.add(value.strip());
            }
        }
        Map<String, String> strata = new HashMap<>();
        found.forEach((patient, own) -> strata.put(patient, own.isEmpty() ? NOT_GIVEN : String.join(" + ", own)));
        return new Strata(strata);
    }

    /** The stratum of a patient; empty where nothing is stratified. */
    public String of(String patient) {
        return byPatient.getOrDefault(patient, "");
    }

    /** Whether there are any. */
    public boolean isEmpty() {
        return byPatient.isEmpty();
    }

    /** The patients of each stratum in their order, the strata in that of their first patients. */
    Map<String, List<String>> grouped(List<String> patients) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String patient : patients) {
            groups.computeIfAbsent(of(patient), stratum -> new ArrayList<>()).add(patient);
        }
        return groups;
    }
}
