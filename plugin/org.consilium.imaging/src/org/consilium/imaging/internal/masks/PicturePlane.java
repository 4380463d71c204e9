// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.consilium.imaging.internal.voxels.VoxelGrid;
import org.consilium.imaging.internal.voxels.Voxels;
import org.consilium.imaging.model.ImagingException;
import org.consilium.imaging.png.PngSamples;

/**
 * The one number a pixel that a picture of a mask shows: a brightness, the index in a palette, where there is one colour
 * on black whether it is drawn, or the opacity.
 *
 * @param values row by row
 * @param full what stands for white; 0 for indices, which are labels whatever their colours
 */
record PicturePlane(int height, int width, int full, int[] values) {
    private static final int MAX_NAMED_COLOURS = 8;

    /**
     * @throws ImagingException where colours or transparency may mean several things
     */
    static PicturePlane of(PngSamples png) throws ImagingException {
        if (png.kind() == PngSamples.Kind.INDEX) {
            return new PicturePlane(png.height(), png.width(), 0, png.values());
        }
        boolean transparent = varies(png.opacity());
        int[] values = png.values();
        if (png.kind() == PngSamples.Kind.COLOUR) {
            values = transparent && !varies(colours(png)) ? new int[png.pixels()] : brightness(png);
        }
        if (transparent && varies(values)) {
            if (!inside(values).equals(inside(png.opacity()))) {
                throw new ImagingException("its colours and its transparency show different masks; save the mask as"
                        + " grey PNG without transparency");
            }
        } else if (transparent) {
            values = png.opacity();
        }
        return new PicturePlane(png.height(), png.width(), png.maximum(), values);
    }

    /** The picture as a volume of one slice. */
    Voxels voxels() {
        return Voxels.slice(width, height, values, 1, VoxelGrid.spaced(Double.NaN, Double.NaN, Double.NaN));
    }

    /** Grey that is stored as colours, or one colour on black. */
    private static int[] brightness(PngSamples png) throws ImagingException {
        int pixels = png.pixels();
        int[] red = Arrays.copyOf(png.values(), pixels);
        boolean grey = IntStream.range(0, pixels)
                .allMatch(i -> red[i] == png.values()[pixels + i] && red[i] == png.values()[2 * pixels + i]);
        if (grey) {
            return red;
        }
        TreeSet<Integer> found = new TreeSet<>();
        int[] colours = colours(png);
        for (int colour : colours) {
            found.add(colour);
            if (found.size() > MAX_NAMED_COLOURS) {
                break;
            }
        }
        if (found.size() > 2 || found.first() != 0) {
            throw new ImagingException("it holds "
                    + (found.size() > MAX_NAMED_COLOURS ? "many colours" : "the colours " + names(found))
                    + ", of which nobody says what they mean; save one mask a structure, white on black, or labels as"
                    + " a palette");
        }
        return Arrays.stream(colours)
                .map(colour -> colour == 0 ? 0 : png.maximum())
                .toArray();
    }

    /** Red, green and blue in one number, with 8 bits each: enough to tell drawn colours apart, and black from all others. */
    private static int[] colours(PngSamples png) {
        int pixels = png.pixels();
        int shift = png.maximum() > 255 ? 8 : 0;
        return IntStream.range(0, pixels)
                .map(i -> {
                    int colour = 0;
                    for (int channel = 0; channel < 3; channel++) {
                        int value = png.values()[channel * pixels + i];
                        colour = colour << 8 | (value > 0 ? Math.max(1, value >> shift) : 0);
                    }
                    return colour;
                })
                .toArray();
    }

    private static String names(TreeSet<Integer> colours) {
        return colours.stream()
                .map(colour -> String.format(Locale.ROOT, "#%06x", colour))
                .collect(Collectors.joining(", "));
    }

    private static boolean varies(int[] values) {
        return Arrays.stream(values).anyMatch(value -> value != values[0]);
    }

    private static BitSet inside(int[] values) {
        BitSet inside = new BitSet(values.length);
        for (int i = 0; i < values.length; i++) {
            inside.set(i, values[i] > 0);
        }
        return inside;
    }
}
