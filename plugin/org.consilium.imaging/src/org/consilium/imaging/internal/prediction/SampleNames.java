// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.pseudonym.PseudonymOptions;
import org.consilium.imaging.pseudonym.Pseudonyms;

/**
 * What the rest of a file's name says: several predictions of a case are samples of one model if their names differ in
 * numbers alone. Others may be anything, such as a prediction before and after some processing.
 */
final class SampleNames {
    private static final Pattern PERSONAL = Pattern.compile("(?:.*/)?(?:predicted|rater)_(.+)");
    /** More than a name's number has, as a part of a UID. */
    private static final int DIGITS = 64;

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private SampleNames() {}

    /** By the size of numbers, not by their digits. */
    static final Comparator<String> NATURAL = Comparator.comparing(
                    (String name) -> NUMBER.matcher(name).replaceAll(match -> padded(match.group())))
            .thenComparing(Comparator.naturalOrder());

    private static String padded(String number) {
        return "0".repeat(Math.max(0, DIGITS - number.length())) + number;
    }

    /** The rater that a mask was predicted for; empty for samples. */
    static String rater(String rest) throws ImagingException {
        Matcher personal = PERSONAL.matcher(rest);
        String rater = personal.matches() ? personal.group(1) : "";
        return Pseudonyms.isCode(rater)
                ? rater
                : Pseudonyms.of(PseudonymOptions.defaults()).rater(rater);
    }

    /** Whether a file is the mean that the Segmentation Writer puts beside samples. */
    static boolean isMean(String rest) {
        return rest.equals("mean") || rest.endsWith("/mean");
    }

    /**
     * Makes sure that names are those of samples.
     *
     * @param what the case, for the message
     * @throws ImagingException where they differ in more than numbers
     */
    static void requireAlike(List<String> names, String what) throws ImagingException {
        List<String> kinds = names.stream()
                .map(name -> NUMBER.matcher(name).replaceAll("#"))
                .distinct()
                .toList();
        boolean numbered = kinds.size() == 1 && kinds.get(0).contains("#");
        if (names.size() > 1 && !numbered) {
            throw new ImagingException(what + " has " + names.size()
                    + " predictions that differ in more than a number: "
                    + names.stream().limit(4).map(SampleNames::quoted).collect(Collectors.joining(", "))
                    + (names.size() > 4 ? ", ..." : "")
                    + "; choose the files of one model by a pattern, or number the samples");
        }
    }

    private static String quoted(String name) {
        return "'" + Pseudonyms.file(name) + "'";
    }
}
