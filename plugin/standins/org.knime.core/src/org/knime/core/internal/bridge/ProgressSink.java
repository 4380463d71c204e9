// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

/** Where the progress of a node goes, and where a request to stop comes from. */
public interface ProgressSink {
    ProgressSink NONE = new ProgressSink() {
        @Override
        public void progress(double fraction) {}

        @Override
        public void message(String message) {}

        @Override
        public boolean isCanceled() {
            return false;
        }
    };

    /** Takes a fraction in [0, 1]. */
    void progress(double fraction);

    void message(String message);

    boolean isCanceled();
}
