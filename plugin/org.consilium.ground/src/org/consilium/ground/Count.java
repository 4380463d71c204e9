// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

/** Says how many there are, as people say it: "1 rater", "4 raters", "0 raters". */
public final class Count {

    private Count() {}

    /** @param noun in the singular; its plural has an s more */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /**
     * @param one what follows where there is one: a noun, or a noun with the verb that agrees with it
     * @param many what follows any other number
     */
    public static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** As {@link #of(long, String)}, with a question mark for a number that is not known yet. */
    public static String known(boolean known, long count, String noun) {
        return known ? of(count, noun) : "? " + noun + "s";
    }
}
