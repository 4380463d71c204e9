// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

/** Refuses settings by the name that users know them by. */
final class SettingRange {

    private SettingRange() {}

    /** @throws IllegalArgumentException saying what it is and what it must be */
    static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be " + range + ".");
        }
    }
}
