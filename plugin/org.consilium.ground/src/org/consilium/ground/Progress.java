// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.ground;

/** Hears how far a long piece of work is, and stops it. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing and never stops. */
    Progress NONE = (fraction, message) -> {};

    /**
     * Called often enough to stop soon: once a file when reading, once a mini-batch when computing.
     *
     * @param fraction done so far, 0 to 1
     * @param message what is being done, for people, free of patient identifiers
     * @throws java.util.concurrent.CancellationException to stop the work; nothing is left behind
     */
    void report(double fraction, String message);
}
