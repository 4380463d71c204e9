// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import org.consilium.segmentation.metrics.BoundaryFigures;

/**
 * Two raters in one case.
 *
 * @param pair who
 * @param overlap of their masks, in pixels
 * @param boundary how far their borders are apart, in the unit of the case
 */
public record PairFigures(RaterPair pair, PixelOverlap overlap, BoundaryFigures boundary) {}
