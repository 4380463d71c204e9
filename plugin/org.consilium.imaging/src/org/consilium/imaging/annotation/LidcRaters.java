// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

/** What tells the raters of a LIDC reading apart. LIDC gives no true reader identity. */
public enum LidcRaters {
    /**
     * The reader ids of the file where they are names; else R1, R2, ... in the order of the reading sessions. The same
     * name need not be the same person in another file.
     */
    SESSION,
    /**
     * The reading site that the nodule ids give away: IL057 for {@code IL057_168374}, Nodule for {@code Nodule 001},
     * Number for plain numbers of one or two digits. Sessions whose site isn't clear are left out.
     */
    NODULE_SITE,
    /** No person at all: on every slice the smallest mask is size rank 1, the next one 2, and so on. */
    SIZE_RANK
}
