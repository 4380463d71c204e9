// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose readings the raters of a set are. Mostly each is a person's only one. Where a person read twice, each reading is a
 * rater of its own in the cases, and what belongs together is said here: agreement between persons then counts the first
 * reading of each, agreement within a person the readings with each other.
 */
public final class Readings {

    private final List<String> raters;
    private final Map<String, String> firsts;

    private Readings(List<String> raters, Map<String, String> firsts) {
        this.raters = List.copyOf(raters);
        this.firsts = firsts;
    }

    /** Every rater is another person. */
    public static Readings ofPersons(List<String> raters) {
        return new Readings(raters, Map.of());
    }

    /**
     * Understands what a user writes.
     *
     * @param raters all rater ids
     * @param text such as "A1 = A2; B1 = B2": raters who are one person, joined by =, the first reading first; persons
     *     parted by semicolons or line ends; empty where nobody read twice
     * @throws IllegalArgumentException if a rater is unknown, or named twice
     */
    public static Readings parse(List<String> raters, String text) {
        Map<String, String> firsts = new LinkedHashMap<>();
        for (String person : text.split("[;\\n]")) {
            if (person.isBlank()) {
                continue;
            }
            List<String> readings = new ArrayList<>();
            for (String reading : person.split("=", -1)) {
                readings.add(known(raters, reading.strip()));
            }
            if (readings.size() < 2) {
                throw new IllegalArgumentException("Readings of one person: '" + person.strip()
                        + "' names one reading. Join the readings of a person by =, such as A1 = A2; B1 = B2.");
            }
            for (String reading : readings) {
                if (firsts.put(reading, readings.get(0)) != null) {
                    throw new IllegalArgumentException("Readings of one person: '" + reading
                            + "' is named twice. Each reading belongs to one person.");
                }
            }
        }
        return new Readings(raters, firsts);
    }

    private static String known(List<String> raters, String reading) {
        if (!raters.contains(reading)) {
            throw new IllegalArgumentException("Readings of one person: there is no rater '" + reading
                    + "'. The raters of these cases are " + String.join(", ", raters) + ".");
        }
        return reading;
    }

    /** All rater ids, in the order of the cases. */
    public List<String> raters() {
        return raters;
    }

    /** The first reading of each person, in the order of the cases: those between whom persons agree. */
    public List<String> persons() {
        return raters.stream().filter(this::isFirst).toList();
    }

    /** The first reading of the person whose reading this is. */
    public String person(String rater) {
        return firsts.getOrDefault(rater, rater);
    }

    /** Whether this is the first or only reading of a person. */
    public boolean isFirst(String rater) {
        return person(rater).equals(rater);
    }

    /** Whether anybody read twice. */
    public boolean areRepeated() {
        return !firsts.isEmpty();
    }

    /** The pairs to be compared: first readings of two persons, and all readings of one, in the order of the cases. */
    public List<RaterPair> pairs() {
        List<RaterPair> pairs = new ArrayList<>();
        for (int i = 0; i < raters.size(); i++) {
            for (int j = i + 1; j < raters.size(); j++) {
                boolean within = person(raters.get(i)).equals(person(raters.get(j)));
                if (within || isFirst(raters.get(i)) && isFirst(raters.get(j))) {
                    pairs.add(new RaterPair(raters.get(i), raters.get(j), within));
                }
            }
        }
        return pairs;
    }
}
