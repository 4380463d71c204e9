// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.png;

/**
 * A decoded PNG.
 *
 * @param channels 1 for grey, 3 for colour; transparency is dropped
 * @param height rows
 * @param width columns
 * @param maximum the largest value a pixel can have: 255, or 65535 for 16-bit files
 * @param values {@code [C,H,W]}, 0 to {@code maximum}
 */
public record PngImage(int channels, int height, int width, int maximum, int[] values) {}
