// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.annotation;

import java.util.Objects;

/**
 * How LIDC readings become masks.
 *
 * @param raters what tells the raters of a reading apart
 * @param nodules what becomes of several nodules
 * @param smallNodules true marks a nodule below 3 mm, which has no outline, by the one pixel of its mark; false leaves
 *     it out
 */
public record LidcOptions(LidcRaters raters, LidcNodules nodules, boolean smallNodules) {
    /** Checks that all is there. */
    public LidcOptions {
        Objects.requireNonNull(raters, "raters");
        Objects.requireNonNull(nodules, "nodules");
    }

    /** Raters by session, nodules together, none below 3 mm. */
    public static LidcOptions defaults() {
        return new LidcOptions(LidcRaters.SESSION, LidcNodules.UNITED, false);
    }
}
