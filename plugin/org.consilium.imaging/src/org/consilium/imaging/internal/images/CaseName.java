// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a case folder says. A folder is a patient and a volume of its own, but for what can't be meant
 * otherwise: {@code _s3} and {@code _slice3} at the end are slices of one volume, {@code sub-01_ses-02} is of patient
 * sub-01 (BIDS). A pattern may say more.
 *
 * @param patient or the volume, where nothing says more
 * @param volume without the slice
 * @param slice number at the end, after {@code _s} or {@code _slice}; else 0
 */
record CaseName(String patient, String volume, int slice) {
    private static final Pattern SLICE = Pattern.compile("(.+?)[_-](?:slice[_-]?|s)(\\d{1,6})");
    private static final Pattern BIDS = Pattern.compile("(sub-[A-Za-z0-9]+)(?:_.*)?");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,9})(?!.*\\d)");

    /**
     * @param pattern whose first group is the patient, where it is found in the name; null without one
     */
    static CaseName of(String folder, Pattern pattern) {
        Matcher matcher = SLICE.matcher(folder);
        String volume = matcher.matches() ? matcher.group(1) : folder;
        int slice = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        return new CaseName(patient(folder, volume, pattern), volume, slice);
    }

    private static String patient(String folder, String volume, Pattern pattern) {
        Matcher stated = pattern == null ? null : pattern.matcher(folder);
        if (stated != null && stated.find() && stated.group(1) != null) {
            return stated.group(1);
        }
        Matcher bids = BIDS.matcher(folder);
        return bids.matches() ? bids.group(1) : volume;
    }

    /** The last number in a text such as {@code slice-3.png}; {@code otherwise} where there is none. */
    static int number(String text, int otherwise) {
        Matcher matcher = LAST_NUMBER.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }
}
