// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.images;

/** What happens to a case without any mask. */
public enum MissingMasks {
    /** Stops with an error that names the case. */
    FAIL,
    /** Leaves the case out, with a warning. */
    SKIP,
    /** Reads the case without masks. */
    KEEP
}
