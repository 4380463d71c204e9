// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal;

/** The exit codes; those up to 4 are KNIME's own. */
public final class ExitCodes {
    public static final int OK = 0;

    /** The arguments are wrong, or the workflow that they name does not exist. */
    public static final int ARGUMENTS = 2;

    /** A workflow or file could not be loaded, or nothing could be read. */
    public static final int LOAD = 3;

    /** The execution failed or was cancelled. */
    public static final int EXECUTION = 4;

    /** KNIME's batch application is not installed. */
    public static final int NOT_INSTALLED = 5;

    private ExitCodes() {}
}
