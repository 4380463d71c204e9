// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.inspect;

import java.util.List;

/**
 * Fingerprint of the stored pixel values of a file, before rescaling.
 *
 * @param shape {@code [frames,] rows, columns [, samples]}; frames and samples only where there is more than one
 * @param type {@code uint8, int8, uint16, int16, uint32, int32, float32} or {@code float64}
 * @param min lowest value
 * @param max highest value
 * @param sum of all values, exact for integers
 * @param sha256 first 16 hex digits of the SHA-256 over all values, frame by frame, row by row, little endian in
 *     {@code type}
 */
public record PixelSummary(List<Integer> shape, String type, Number min, Number max, Number sum, String sha256) {}
