// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

/** What becomes of series whose slices don't make a regular volume. */
public enum IrregularVolumes {
    /** They are read, with a warning that names the flaw. */
    WARN,
    /** They are left out, with a warning that names the flaw. */
    REFUSE,
    /** They are split into regular volumes: by orientation, by repeated places, at gaps. What remains odd is warned of. */
    SPLIT
}
