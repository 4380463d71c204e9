// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.study;

import java.util.Objects;

/**
 * What is cut out of a slice.
 *
 * @param place where crops are cut
 * @param size height and width in pixels, padded with the edge value beyond the border; 0 keeps whole images
 * @param stride pixels from one sliding window to the next; 0 stands for half a window
 * @param pointTable path of the table for {@link Cropping#POINTS}: columns {@code series_uid}, {@code x}, {@code y} and
 *     {@code z}, patient coordinates in mm
 * @param unoutlined what is cut out of images without outlines, for {@link Cropping#ANNOTATION}
 */
public record CropOptions(Cropping place, int size, int stride, String pointTable, Unoutlined unoutlined) {
    /** Largest crop, in pixels. */
    public static final int MAX_SIZE = 8192;

    /** Checks the ranges. */
    public CropOptions {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(pointTable, "pointTable");
        Objects.requireNonNull(unoutlined, "unoutlined");
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalArgumentException("the crop size is " + size + ", it must be 0 to " + MAX_SIZE);
        }
        if (place == Cropping.POINTS && pointTable.isBlank()) {
            throw new IllegalArgumentException("crops are cut around given points, but no table of points is given");
        }
        if (place != Cropping.ANNOTATION && size == 0) {
            throw new IllegalArgumentException("a sliding window or given point needs a crop size above 0");
        }
        if (stride < 0) {
            throw new IllegalArgumentException("the step of the sliding windows must not be negative");
        }
    }

    /** Pixels from one window to the next. */
    public int step() {
        return stride == 0 ? Math.max(1, size / 2) : stride;
    }

    /** This with another cut of images that nobody has outlined anything on. */
    public CropOptions withUnoutlined(Unoutlined value) {
        return new CropOptions(place, size, stride, pointTable, value);
    }

    /** One crop around the annotation, windows where there is none; a size of 0 keeps whole images. */
    public static CropOptions ofSize(int size) {
        return new CropOptions(Cropping.ANNOTATION, size, 0, "", Unoutlined.WINDOWS);
    }

    /** Windows that slide over the slice. */
    public static CropOptions windows(int size, int stride) {
        return new CropOptions(Cropping.SLIDING_WINDOW, size, stride, "", Unoutlined.WINDOWS);
    }

    /** One crop around each point of a table. */
    public static CropOptions points(int size, String table) {
        return new CropOptions(Cropping.POINTS, size, 0, table, Unoutlined.WINDOWS);
    }
}
