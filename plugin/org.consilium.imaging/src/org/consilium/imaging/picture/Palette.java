// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/** Colours as 0xRRGGBB. */
final class Palette {

    /** Told apart with every common form of colour blindness: Okabe and Ito, "Color Universal Design", 2008. */
    private static final int[] RATERS = {0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0xD55E00, 0xCC79A7, 0x0072B2};

    /** Dark to bright, for maps of a value between 0 and 1. */
    private static final int[] HEAT = {0x000004, 0x420A68, 0x932667, 0xDD513A, 0xFCA50A, 0xFCFFA4};

    private Palette() {}

    /** The colour of the rater with that index; repeats after seven. */
    static int rater(final int index) {
        return RATERS[index % RATERS.length];
    }

    static int grey(final double value) {
        final int level = (int) Math.round(255 * clamp(value));
        return level << 16 | level << 8 | level;
    }

    /** Interpolates the heat scale; values beyond [0,1] are clamped. */
    static int heat(final double value) {
        final double position = clamp(value) * (HEAT.length - 1);
        final int below = Math.min((int) position, HEAT.length - 2);
        return mix(HEAT[below], HEAT[below + 1], position - below);
    }

    /** Weight 0 gives the first colour, 1 the second. */
    static int mix(final int first, final int second, final double weight) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            final double a = first >> shift & 255;
            final double b = second >> shift & 255;
            mixed |= (int) Math.round(a + (b - a) * weight) << shift;
        }
        return mixed;
    }

    private static double clamp(final double value) {
        return Math.max(0, Math.min(1, value));
    }
}
