// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/**
 * The mask of a rater in a picture.
 *
 * @param name for the legend
 * @param colour number of the rater's colour, from 0; the same rater has the same number in all parts of a picture
 * @param mask 0/1 per image pixel, row by row; null if the rater is absent
 */
public record Outline(String name, int colour, byte[] mask) {}
