// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

/**
 * One epoch of training. Figures that the phase does not have are NaN. Holds no time, so that two runs with one seed
 * give the same rows.
 *
 * @param epoch from 1
 * @param learningRate of this epoch
 * @param loss mean over the steps
 * @param segmentation mean over the steps
 * @param kl mean over the steps
 * @param harmonizer mean over the steps
 * @param ged mean over the steps
 * @param activeLatent latent dimensions whose mean KL exceeds 0.01
 * @param validationGed of the validation cases, standard form
 * @param validationDice phase 1: Dice_match; phase 2: mean Dice of each rater's own mask
 * @param skipped steps left out because their loss was not a number
 */
public record LearningCurve(
        int epoch,
        double learningRate,
        double loss,
        double segmentation,
        double kl,
        double harmonizer,
        double ged,
        int activeLatent,
        double validationGed,
        double validationDice,
        int skipped) {}
