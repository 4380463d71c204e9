// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

/** Hears how far a long piece of work is, at least once a mini-batch, and may stop it. */
@FunctionalInterface
public interface Progress {

    /**
     * @param fraction done, 0 to 1
     * @param message what is being done, for people
     * @throws java.util.concurrent.CancellationException to stop the work; nothing is left behind
     */
    void report(double fraction, String message);
}
