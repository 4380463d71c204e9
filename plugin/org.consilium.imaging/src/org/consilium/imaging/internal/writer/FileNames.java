// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes names that every file system takes, each one once. */
public final class FileNames {
    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>();

    /** A name like the text; numbered where that is taken, capitals not counted. */
    public String unique(String text) {
        String name = safe(text);
        String unique = name;
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }

    /** Letters, digits, dots, blanks, hyphens and underscores stay; it never begins or ends with a dot or blank. */
    static String safe(String text) {
        String name = text.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("^[. ]+|[. ]+$", "_");
        name = name.isEmpty() ? "_" : name;
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
