// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.selection;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Names with commas between them, in which * stands for any text and ? for one character. */
public final class NamePatterns {

    private final List<Pattern> patterns;

    private NamePatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** Names in which capitals count, as in ids. */
    public static NamePatterns exact(String text) {
        return of(text, 0);
    }

    /** Names in which capitals don't count, as in the words of manufacturers. */
    public static NamePatterns words(String text) {
        return of(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static NamePatterns of(String text, int flags) {
        return new NamePatterns(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Pattern.compile(expression(name), flags | Pattern.DOTALL))
                .toList());
    }

    private static String expression(String name) {
        return name.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }

    /** Whether nothing was asked for. */
    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether one of the names is this text. */
    public boolean matches(String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    /** The places, from 1, of the names that are none of the texts. */
    public List<Integer> unmatched(Collection<String> texts) {
        return IntStream.range(0, patterns.size())
                .filter(i -> texts.stream()
                        .noneMatch(text -> patterns.get(i).matcher(text).matches()))
                .mapToObj(i -> i + 1)
                .toList();
    }

    /** The expressions that were made of the names. */
    @Override
    public String toString() {
        return patterns.toString();
    }
}
