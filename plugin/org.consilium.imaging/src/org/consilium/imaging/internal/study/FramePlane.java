// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.study;

import org.consilium.imaging.model.Geometry;

/**
 * One image plane of a file.
 *
 * @param frame index within the file, from 0
 * @param geometry where the plane lies
 * @param slope rescale slope
 * @param intercept rescale intercept
 */
public record FramePlane(int frame, Geometry geometry, double slope, double intercept) {}
