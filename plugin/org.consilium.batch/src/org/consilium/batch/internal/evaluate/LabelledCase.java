// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.evaluate;

import java.util.Map;
import org.consilium.imaging.layer.SegmentationCase;

/**
 * A case with what its raters drew.
 *
 * @param place where it lies, and how it was cut
 * @param masks by rater, {@code [H,W]}, 0 or 1
 */
record LabelledCase(SegmentationCase place, Map<String, byte[]> masks) {}
