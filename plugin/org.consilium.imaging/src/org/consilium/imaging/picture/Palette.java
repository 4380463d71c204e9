// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/** Colours as 0xRRGGBB. */
final class Palette {

    /** Told apart with every common form of colour blindness: Okabe and Ito, "Color Universal Design", 2008. */
    private static final int[] RATERS = {0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0xD55E00, 0xCC79A7, 0x0072B2};

    /** Black over purple and orange to pale yellow: brightness alone tells the value. */
    private static final int[] HEAT = {0x000004, 0x420A68, 0x932667, 0xDD513A, 0xFCA50A, 0xFCFFA4};

    /** Dark blue over grey to yellow, the same with and without colour blindness. */
    private static final int[] COLD = {0x00204C, 0x31446B, 0x666970, 0x958F78, 0xCBBA69, 0xFFE945};

    private Palette() {}

    /** The colour of the rater with that index; repeats after {@link #raters}. */
    static int rater(int index) {
        return RATERS[index % RATERS.length];
    }

    /** Colours before they repeat. */
    static int raters() {
        return RATERS.length;
    }

    static int grey(double value) {
        int level = (int) Math.round(255 * clamp(value));
        return level << 16 | level << 8 | level;
    }

    /** Values beyond [0,1] are clamped. */
    static int heat(double value) {
        return between(HEAT, value);
    }

    /** As {@link #heat}, but not to be taken for it. */
    static int cold(double value) {
        return between(COLD, value);
    }

    private static int between(int[] colours, double value) {
        double position = clamp(value) * (colours.length - 1);
        int below = Math.min((int) position, colours.length - 2);
        return mix(colours[below], colours[below + 1], position - below);
    }

    /** Weight 0 gives the first colour, 1 the second. */
    static int mix(int first, int second, double weight) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double a = first >> shift & 255;
            double b = second >> shift & 255;
            mixed |= (int) Math.round(a + (b - a) * weight) << shift;
        }
        return mixed;
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
