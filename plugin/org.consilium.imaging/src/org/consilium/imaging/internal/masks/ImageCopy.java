// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.masks;

import java.util.HashSet;
import java.util.Set;
import org.consilium.imaging.internal.voxels.Voxels;

/**
 * Tells a mask that holds the image instead: its values follow the image's on a straight line, whatever its scale, its
 * offset, or whether it is turned to a negative. Two values are never the image's: a picture of black and white may well
 * be its own mask.
 */
public final class ImageCopy {
    /** With more values than this a mask is no set of labels, and its values may have been rounded. */
    private static final int MANY = 16;

    /** Share of a mask's variance that doesn't follow from the image: of few values, of many. */
    private static final double EXACT = 1e-6;

    private static final double ROUNDED = 1e-2;

    private final Set<Float> values = new HashSet<>();
    private double meanA;
    private double meanB;
    private double squareA;
    private double squareB;
    private double product;
    private long count;

    /** A comparison to which pixels are {@link #add added}. */
    public ImageCopy() {}

    /**
     * Whether a mask holds the values of a channel of an image.
     *
     * @param mask of the image's extent
     */
    public static boolean is(Voxels mask, Voxels image) {
        for (int channel = 0; channel < image.channels(); channel++) {
            ImageCopy copy = new ImageCopy();
            for (int z = 0; z < mask.depth(); z++) {
                float[] a = mask.slice(0, z);
                float[] b = image.slice(channel, z);
                for (int i = 0; i < a.length; i++) {
                    copy.add(a[i], b[i]);
                }
            }
            if (copy.found()) {
                return true;
            }
        }
        return false;
    }

    /** Takes a pixel of both; one that is no number in one of them says nothing. */
    public void add(float mask, double image) {
        if (!Float.isFinite(mask) || !Double.isFinite(image)) {
            return;
        }
        if (values.size() <= MANY) {
            values.add(mask);
        }
        count++;
        double fromA = mask - meanA;
        double fromB = image - meanB;
        meanA += fromA / count;
        meanB += fromB / count;
        squareA += fromA * (mask - meanA);
        squareB += fromB * (image - meanB);
        product += fromA * (image - meanB);
    }

    /** Whether the mask's values are the image's, by what is left of its variance when the image is known. */
    public boolean found() {
        if (values.size() < 3 || !(squareA > 0) || !(squareB > 0)) {
            return false;
        }
        double unexplained = 1 - product / squareA * (product / squareB);
        return unexplained <= (values.size() > MANY ? ROUNDED : EXACT);
    }
}
