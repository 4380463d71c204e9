// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a warning is about, so that a list of them can be sorted by it: the first file or case that its sentence names. */
public final class WarningPlace {

    /** As files are called in messages, "file 12 (a/b.dcm)"; as cases are, "case 7" or "Case 'a b'". */
    private static final Pattern NAMED =
            Pattern.compile("\\bfile \\d+ \\([^)]*\\)|\\b[Cc]ase (?:'[^']+'|(?!folder)[\\w.\\-]*\\d[\\w.\\-]*)");

    private WarningPlace() {}

    /** The file or case as the sentence calls it; empty where it names none, since it is about the whole. */
    public static String of(String warning) {
        Matcher named = NAMED.matcher(warning);
        return named.find() ? named.group().replaceFirst("[.,:;]+$", "") : "";
    }
}
