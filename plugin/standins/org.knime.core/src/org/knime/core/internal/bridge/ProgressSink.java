// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

/** Where the progress of a node goes, and where a request to stop comes from. */
public interface ProgressSink {
    ProgressSink NONE = new ProgressSink() {
        @Override
        public void progress(double fraction, String message) {}

        @Override
        public boolean isCanceled() {
            return false;
        }
    };

    /** Takes a fraction in [0, 1] and a message; NaN and {@code null} leave them as they were. */
    void progress(double fraction, String message);

    boolean isCanceled();
}
