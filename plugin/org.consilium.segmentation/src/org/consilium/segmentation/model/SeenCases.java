// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.consilium.segmentation.data.CaseDigest;
import org.consilium.segmentation.data.CaseInfo;

/**
 * What a model has learned from, so that figures on the same cases or patients can be told from honest ones. Holds
 * digests alone: shortened SHA-256, hexadecimal, sorted.
 *
 * @param cases of the keys of cases that follow from their data
 * @param patients of the pseudonyms of patients, which are the same only where the secret is
 */
public record SeenCases(List<String> cases, List<String> patients) {

    /** Nothing is known. */
    public static final SeenCases NONE = new SeenCases(List.of(), List.of());

    private static final int BYTES = 8;

    public SeenCases {
        cases = sorted(cases);
        patients = sorted(patients);
    }

    private static List<String> sorted(List<String> digests) {
        return digests == null ? List.of() : digests.stream().sorted().toList();
    }

    /** Digests of these cases and their patients; a case without a key that follows from its data is known by its patient alone. */
    public static SeenCases of(Collection<CaseInfo> learned) {
        Set<String> cases = new TreeSet<>();
        Set<String> patients = new TreeSet<>();
        for (CaseInfo info : learned) {
            if (info.keyed()) {
                cases.add(digest("case", info.key()));
            }
            patients.add(digest("patient", info.patient()));
        }
        return new SeenCases(List.copyOf(cases), List.copyOf(patients));
    }

    /** These and others. */
    public SeenCases plus(SeenCases more) {
        Set<String> allCases = new TreeSet<>(cases);
        allCases.addAll(more.cases);
        Set<String> allPatients = new TreeSet<>(patients);
        allPatients.addAll(more.patients);
        return new SeenCases(List.copyOf(allCases), List.copyOf(allPatients));
    }

    /** How many of these cases were learned from, or are of patients who were. */
    public int count(Collection<CaseInfo> others) {
        return (int) others.stream().filter(this::holds).count();
    }

    /** Whether this case was learned from, or another one of its patient. */
    public boolean holds(CaseInfo info) {
        return Collections.binarySearch(cases, digest("case", info.key())) >= 0
                || Collections.binarySearch(patients, digest("patient", info.patient())) >= 0;
    }

    private static String digest(String kind, String text) {
        byte[] hash = CaseDigest.sha256().digest((kind + "\n" + text).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }
}
