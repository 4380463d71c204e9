// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.prediction;

/**
 * What a prediction file is of.
 *
 * @param target a volume
 * @param slot the one image of it that is meant, or {@link #WHOLE}
 * @param index of the case that is meant, whose own pixels the file may have; {@link #WHOLE} for the volume
 */
record Spot(Target target, int slot, int index) {
    static final int WHOLE = -1;

    static Spot whole(Target target) {
        return new Spot(target, WHOLE, WHOLE);
    }

    /** How messages call it. */
    String shown() {
        return index == WHOLE
                ? target.shown()
                : "case " + target.cases().get(index).id();
    }

    /** Targets are compared by identity: comparing all their cases would take long. */
    boolean same(Spot other) {
        return target == other.target && slot == other.slot && index == other.index;
    }
}
