// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import ai.djl.ndarray.NDArray;

/**
 * The weighted sum of a step and its terms, each without dimensions; null where a phase has no such term.
 *
 * @param total what is minimised
 * @param segmentation of a rater's mask, or of all raters' masks
 * @param kl of the posterior from the prior
 * @param harmonizer penalty
 * @param ged GED loss
 * @param bound distance of the samples' union and intersection from the raters'
 * @param klPerDimension per case and latent dimension, [B,D]
 */
public record LossTerms(
        NDArray total,
        NDArray segmentation,
        NDArray kl,
        NDArray harmonizer,
        NDArray ged,
        NDArray bound,
        NDArray klPerDimension) {}
