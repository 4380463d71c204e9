// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/**
 * The depth of a component.
 *
 * @param bits 1 to 38
 * @param signed whether its values may be negative
 */
record Precision(int bits, boolean signed) {
    /** Smallest value. */
    long low() {
        return signed ? -(1L << bits - 1) : 0;
    }

    /** Largest value. */
    long high() {
        return low() + (1L << bits) - 1;
    }

    /** What coding subtracts, so that values lie around 0. */
    long shift() {
        return signed ? 0 : 1L << bits - 1;
    }
}
