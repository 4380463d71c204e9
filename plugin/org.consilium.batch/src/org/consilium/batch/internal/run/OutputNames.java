// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.run;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes names of files from texts: without characters that some system forbids, and each name once. */
final class OutputNames {
    private static final int LONGEST_PART = 60;

    private final Set<String> used = new HashSet<>();

    /** The text with {@code _} for each character that can't be in a name, cut where it is very long. */
    static String clean(String text) {
        String whole = text.strip();
        String cut = whole.length() <= LONGEST_PART
                ? whole
                : whole.substring(0, LONGEST_PART).strip();
        String cleaned = cut.replaceAll("[\\p{Cntrl}\\p{Cs}\\\\/:*?\"<>|]", "_").replaceAll("^\\.|\\.$", "_");
        return cleaned.isEmpty() ? "_" : cleaned;
    }

    /** The name, with a number if it is taken; upper and lower case count as the same. */
    String unused(String name, String ending) {
        String candidate = name + ending;
        for (int i = 2; !used.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = name + "_" + i + ending;
        }
        return candidate;
    }
}
