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
 */
public record Volume(String seriesUid, List<Slice> slices, boolean positioned) {
    /** Height of a slice in pixels. */
    public int rows() {
        return slices.get(0).image().layout().rows();
    }

    /** Width of a slice in pixels. */
    public int columns() {
        return slices.get(0).image().layout().columns();
    }

    /** The file that comes first. */
    public ImageFile first() {
        return slices.get(0).image();
    }
}
