// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the reading site off the ids a session gave its nodules: every site's software had its own form. The archive
 * doesn't document this; it is what the files show.
 */
final class LidcSite {
    private static final Pattern PREFIX = Pattern.compile("([A-Z]{2}\\d{3})_\\d+");
    private static final Pattern WORD = Pattern.compile("_?(?:Non-)?[Nn]odule \\d+");
    private static final Pattern SMALL_NUMBER = Pattern.compile("\\d{1,2}");

    private LidcSite() {}

    /** The site, or empty where the ids don't tell. */
    static String of(List<String> ids) {
        Set<String> sites = new HashSet<>();
        boolean zero = false;
        for (String id : ids) {
            Matcher prefix = PREFIX.matcher(id);
            if (prefix.matches()) {
                sites.add(prefix.group(1));
            } else if (WORD.matcher(id).matches()) {
                sites.add("Nodule");
            } else {
                // Plain numbers were used at several sites; only one of them counted from 0.
                sites.add(SMALL_NUMBER.matcher(id).matches() ? "Number" : "");
                zero |= id.equals("0");
            }
        }
        String site = sites.size() == 1 ? sites.iterator().next() : "";
        return site.equals("Number") && !zero ? "" : site;
    }
}
