// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.knwf.config;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values as the platform writes them into XML: what lies below a space or above U+D7FF, half a pair included, and a
 * percent sign before another one, are two percent signs and the character's number in five digits.
 */
final class ValueEscapes {
    private static final Pattern ESCAPED = Pattern.compile("%%([0-9]{5})");

    private ValueEscapes() {}

    static String escape(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '\uD7FF' || value.startsWith("%%", i)) {
                text.append(String.format(Locale.ROOT, "%%%%%05d", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** The value; one that was written without escapes, as by Consilium 0.1, stays what it is. */
    static String unescape(String text) {
        return ESCAPED.matcher(text).replaceAll(ValueEscapes::character);
    }

    private static String character(MatchResult match) {
        int code = Integer.parseInt(match.group(1));
        return Matcher.quoteReplacement(code > Character.MAX_VALUE ? match.group() : String.valueOf((char) code));
    }
}
