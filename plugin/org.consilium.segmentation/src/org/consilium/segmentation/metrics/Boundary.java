// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Arrays;
import org.consilium.segmentation.data.BitMask;

/**
 * The border of a mask, and how far every pixel is from it.
 *
 * <p>A pixel of the mask belongs to the border if one of its four neighbours lies outside the mask or outside the
 * picture: the mask without its erosion by a cross, as MedPy and SciPy take it. Distances are between pixel centres.
 * The distances are computed once a mask, so that comparing it with many others costs their borders only. Immutable.
 */
public final class Boundary {

    private final int[] pixels;
    private final double[] squaredDistances;

    private Boundary(int[] pixels, double[] squaredDistances) {
        this.pixels = pixels;
        this.squaredDistances = squaredDistances;
    }

    /**
     * The border of a mask.
     *
     * @param mask height x width pixels
     * @param scale in whose unit distances are told
     */
    public static Boundary of(BitMask mask, int height, int width, PixelScale scale) {
        if (mask.size() != height * width) {
            throw new IllegalArgumentException(
                    "The mask has " + mask.size() + " pixels and not " + height + "x" + width + ".");
        }
        int[] pixels = border(mask, height, width);
        return new Boundary(
                pixels, pixels.length == 0 ? new double[0] : DistanceTransform.squared(pixels, height, width, scale));
    }

    /** Whether the mask is empty and has no border. */
    public boolean isEmpty() {
        return pixels.length == 0;
    }

    /** The indices of the border's pixels, row by row. */
    public int[] pixels() {
        return pixels.clone();
    }

    /**
     * The distance from each pixel of this border to the nearest of the other, ascending.
     *
     * @param other not empty, of a picture of the same size and scale
     */
    public double[] distancesTo(Boundary other) {
        double[] distances = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            distances[i] = Math.sqrt(other.squaredDistances[pixels[i]]);
        }
        Arrays.sort(distances);
        return distances;
    }

    private static int[] border(BitMask mask, int height, int width) {
        int[] found = new int[mask.area()];
        int count = 0;
        for (int i = mask.nextInside(0); i >= 0; i = mask.nextInside(i + 1)) {
            int x = i % width;
            int y = i / width;
            boolean inner = x > 0
                    && x < width - 1
                    && y > 0
                    && y < height - 1
                    && mask.get(i - 1)
                    && mask.get(i + 1)
                    && mask.get(i - width)
                    && mask.get(i + width);
            if (!inner) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
