// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/**
 * What the quantisation marker of a component says, ITU-T T.800 A.6.4.
 *
 * @param guardBits number of guard bits
 * @param style 0 none, 1 derived from the lowest band, 2 one step a band
 * @param exponents one a band, or one for all
 * @param mantissas likewise
 */
record Quantisation(int guardBits, int style, int[] exponents, int[] mantissas) {
    /** Magnitude bit planes of a band, equation E-2; bands are counted from the lowest resolution. */
    int planes(int band) {
        return guardBits + exponent(band) - 1;
    }

    /** Step size, equation E-3, where {@code bits} is the band's nominal range. */
    double step(int band, int bits) {
        return Math.scalb(1 + mantissas[style == 1 ? 0 : band] / 2048.0, bits - exponent(band));
    }

    boolean covers(int bands) {
        return style == 1 ? exponents.length > 0 : exponents.length >= bands;
    }

    private int exponent(int band) {
        // Equation E-5: the exponent falls by one with each resolution above the first two.
        return style == 1 ? exponents[0] - Math.max(0, (band - 1) / 3) : exponents[band];
    }
}
