// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.images;

import org.consilium.imaging.internal.voxels.Voxels;

/** Tells a mask file that holds the image instead. */
final class ImageCopy {
    private static final double TOLERANCE = 1e-4;

    private ImageCopy() {}

    /**
     * Whether a mask holds the values of a channel of the image, perhaps on another scale. Two values are never the
     * image's: a picture of black and white may well be its own mask.
     *
     * @param mask of the image's extent
     */
    static boolean is(Voxels mask, Voxels image) {
        for (int channel = 0; channel < image.channels(); channel++) {
            if (same(mask, image, channel)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Voxels mask, Voxels image, int channel) {
        double scale = Double.NaN;
        double first = Double.NaN;
        boolean several = false;
        for (int z = 0; z < mask.depth(); z++) {
            float[] a = mask.slice(0, z);
            float[] b = image.slice(channel, z);
            for (int i = 0; i < a.length; i++) {
                if (Float.isNaN(a[i]) || a[i] == 0) {
                    if (b[i] != 0 && !Float.isNaN(b[i])) {
                        return false;
                    }
                    continue;
                }
                if (Double.isNaN(scale)) {
                    scale = b[i] / (double) a[i];
                    first = a[i];
                }
                if (!(Math.abs(b[i] - scale * a[i]) <= TOLERANCE * Math.abs(b[i]))) {
                    return false;
                }
                several |= a[i] != first;
            }
        }
        return several;
    }
}
