// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import java.util.HashSet;
import java.util.Set;
import org.consilium.imaging.internal.voxels.Voxels;

/**
 * Tells a mask file that holds the image instead: its values follow the image's on a straight line, whatever its scale,
 * its offset, or whether it is turned to a negative.
 */
final class ImageCopy {
    /** With more values than this a mask is no set of labels, and its values may have been rounded. */
    private static final int MANY = 16;

    /** Share of a mask's variance that doesn't follow from the image: of few values, of many. */
    private static final double EXACT = 1e-6;

    private static final double ROUNDED = 1e-2;

    private ImageCopy() {}

    /**
     * Whether a mask holds the values of a channel of the image. Two values are never the image's: a picture of black and
     * white may well be its own mask.
     *
     * @param mask of the image's extent
     */
    static boolean is(Voxels mask, Voxels image) {
        int values = values(mask);
        if (values < 3) {
            return false;
        }
        for (int channel = 0; channel < image.channels(); channel++) {
            if (unexplained(mask, image, channel) <= (values > MANY ? ROUNDED : EXACT)) {
                return true;
            }
        }
        return false;
    }

    /** Number of different values, counted up to what decides. */
    private static int values(Voxels mask) {
        Set<Float> values = new HashSet<>();
        for (int z = 0; z < mask.depth(); z++) {
            for (float value : mask.slice(0, z)) {
                if (!Float.isNaN(value) && values.add(value) && values.size() > MANY) {
                    return values.size();
                }
            }
        }
        return values.size();
    }

    /** One minus the squared correlation, 0 to 1, of what is a number in both; 1 where one of them is constant. */
    private static double unexplained(Voxels mask, Voxels image, int channel) {
        double meanA = 0;
        double meanB = 0;
        double squareA = 0;
        double squareB = 0;
        double product = 0;
        long count = 0;
        for (int z = 0; z < mask.depth(); z++) {
            float[] a = mask.slice(0, z);
            float[] b = image.slice(channel, z);
            for (int i = 0; i < a.length; i++) {
                if (Float.isFinite(a[i]) && Float.isFinite(b[i])) {
                    count++;
                    double fromA = a[i] - meanA;
                    double fromB = b[i] - meanB;
                    meanA += fromA / count;
                    meanB += fromB / count;
                    squareA += fromA * (a[i] - meanA);
                    squareB += fromB * (b[i] - meanB);
                    product += fromA * (b[i] - meanB);
                }
            }
        }
        return squareA > 0 && squareB > 0 ? 1 - product / squareA * (product / squareB) : 1;
    }
}
