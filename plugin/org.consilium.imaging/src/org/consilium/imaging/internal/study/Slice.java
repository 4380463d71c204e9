// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import org.consilium.imaging.model.Geometry;

/**
 * A slice of a volume.
 *
 * @param image the file it is in
 * @param plane the frame it is
 */
public record Slice(ImageFile image, FramePlane plane) {
    /** Where the slice lies. */
    public Geometry geometry() {
        return plane.geometry();
    }
}
