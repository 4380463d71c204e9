// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import java.util.List;

/**
 * The slices of one series and one size, sorted along their normal.
 *
 * @param seriesUid SeriesInstanceUID
 * @param slices at least one
 * @param positioned true where the order comes from the slices' positions
 * @param part number of the volume among those its series was split into, from 1; 0 for a whole series
 */
public record Volume(String seriesUid, List<Slice> slices, boolean positioned, int part) {
    /** A whole series. */
    public Volume(String seriesUid, List<Slice> slices, boolean positioned) {
        this(seriesUid, slices, positioned, 0);
    }

    /** Height of a slice in pixels. */
    public int rows() {
        return slices.get(0).image().layout().rows();
    }

    /** Width of a slice in pixels. */
    public int columns() {
        return slices.get(0).image().layout().columns();
    }

    /** Pixels of a slice. */
    public long pixels() {
        return (long) rows() * columns();
    }

    /** The file that comes first. */
    public ImageFile first() {
        return slices.get(0).image();
    }

    /** From a slice to the next one on average, mm; NaN where the slices aren't placed. */
    public double[] step() {
        double[] first = slices.get(0).geometry().position();
        double[] last = slices.get(slices.size() - 1).geometry().position();
        double[] step = {Double.NaN, Double.NaN, Double.NaN};
        if (positioned && slices.size() > 1) {
            for (int axis = 0; axis < 3; axis++) {
                step[axis] = (last[axis] - first[axis]) / (slices.size() - 1);
            }
        } else if (positioned) {
            double[] normal = Vectors.normal(slices.get(0).geometry().orientation());
            for (int axis = 0; axis < 3; axis++) {
                step[axis] = normal[axis] * slices.get(0).geometry().sliceThickness();
            }
        }
        return step;
    }
}
