// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a case folder says. {@code 0001_n0_s3} is patient 0001, volume 0001_n0, slice 3; a name without
 * such an ending is a patient, a volume and slice 0.
 *
 * @param patient up to the first underscore
 * @param volume without the slice
 * @param slice number at the end, after {@code _s}, {@code _slice} or a plain underscore
 */
record CaseName(String patient, String volume, int slice) {
    private static final Pattern NUMBERED = Pattern.compile("(.+?)[_-](?:slice[_-]?|s)?(\\d{1,6})");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,9})(?!.*\\d)");

    static CaseName of(String folder) {
        Matcher matcher = NUMBERED.matcher(folder);
        String volume = matcher.matches() ? matcher.group(1) : folder;
        int slice = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
        int underscore = volume.indexOf('_');
        return new CaseName(underscore > 0 ? volume.substring(0, underscore) : volume, volume, slice);
    }

    /** The last number in a text such as {@code slice-3.png}; {@code otherwise} where there is none. */
    static int number(String text, int otherwise) {
        Matcher matcher = LAST_NUMBER.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }
}
