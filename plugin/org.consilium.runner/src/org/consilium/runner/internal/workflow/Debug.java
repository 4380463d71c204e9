// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.workflow;

/** Stack traces for those who ask for them with the system property {@code consilium.debug}. */
final class Debug {
    private Debug() {}

    static void trace(Throwable error) {
        if (Boolean.getBoolean("consilium.debug")) {
            error.printStackTrace(System.err);
        }
    }
}
