// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions whose first group names a rater. */
public final class RaterPattern {
    private RaterPattern() {}

    /**
     * Compiles one.
     *
     * @throws IllegalArgumentException where it isn't a regular expression or has no group
     */
    public static Pattern compile(String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (pattern.matcher("").groupCount() < 1) {
                throw new IllegalArgumentException("the pattern '" + text
                        + "' has no group; put the part of the path that names the rater in parentheses");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no regular expression: " + e.getDescription(), e);
        }
    }
}
