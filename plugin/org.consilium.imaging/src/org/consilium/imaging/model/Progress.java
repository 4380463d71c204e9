// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

/** Hears how far a long task is, and stops it. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing and never stops. */
    Progress NONE = (fraction, message) -> {};

    /**
     * Called once a file.
     *
     * @param fraction done so far, 0 to 1
     * @param message what is being done, free of patient identifiers
     * @throws java.util.concurrent.CancellationException to stop the task
     */
    void report(double fraction, String message);
}
