// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the parts of a split are called in a list. Capitals don't count.
 *
 * @param first names of the first part; empty if all that are not the second part's are
 * @param second names of the second part; empty if all that are not the first part's are
 */
public record PartNames(List<String> first, List<String> second) {

    /** @throws IllegalArgumentException if both are empty, or a name is of both parts */
    public PartNames {
        first = List.copyOf(first);
        second = List.copyOf(second);
        if (first.isEmpty() && second.isEmpty()) {
            throw new IllegalArgumentException("Neither the first nor the second set has a name; name one of them.");
        }
        for (String name : first) {
            if (has(second, name)) {
                throw new IllegalArgumentException("Both sets are called '" + name + "'; give them different names.");
            }
        }
    }

    /** From names with commas between them. */
    public static PartNames of(String first, String second) {
        return new PartNames(split(first), split(second));
    }

    private static List<String> split(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The part of a name; null if it is of neither part. */
    public Part part(String name) {
        if (has(first, name)) {
            return Part.FIRST;
        }
        if (has(second, name)) {
            return Part.SECOND;
        }
        if (name.isEmpty()) {
            return null;
        }
        return first.isEmpty() ? Part.FIRST : second.isEmpty() ? Part.SECOND : null;
    }

    /** What a part is called where a split is shown: the first of its names. */
    public String title(Part part) {
        List<String> names = part == Part.FIRST ? first : second;
        return names.isEmpty() ? part.name().toLowerCase(Locale.ROOT) : names.get(0);
    }

    /** All names, as a person reads them. */
    String known() {
        return "first set: " + (first.isEmpty() ? "all other names" : String.join(", ", first)) + "; second set: "
                + (second.isEmpty() ? "all other names" : String.join(", ", second));
    }

    private static boolean has(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
