// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

/**
 * How a rater stands to the consensus.
 *
 * @param sensitivity the share of the consensus that the rater marked, 0 to 1; NaN if the consensus is empty
 * @param specificity the share of all else that the rater left out, 0 to 1; NaN if the consensus is the whole picture
 * @param dice of the rater's mask and the consensus mask, 0 to 1; 1 if both are empty
 */
public record RaterPerformance(double sensitivity, double specificity, double dice) {}
