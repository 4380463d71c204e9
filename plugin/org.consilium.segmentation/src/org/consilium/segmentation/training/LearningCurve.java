// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

/**
 * One epoch of training, the same for two runs with one seed. Figures that the phase does not have are NaN.
 *
 * @param rater whose net this is; empty where all raters are learned together
 * @param epoch from 1
 * @param learningRate of this epoch
 * @param loss mean over the steps
 * @param segmentation mean over the steps
 * @param kl mean over the steps
 * @param harmonizer mean over the steps
 * @param ged mean over the steps
 * @param bound mean over the steps
 * @param activeLatent latent dimensions whose mean KL exceeds 0.01
 * @param validationGed of the validation cases, standard form
 * @param validationDice phase 1: Dice_match; phase 2: mean Dice of each rater's own mask
 * @param skipped steps left out because their loss was not a number
 * @param chosen whether the model has the parameters of this epoch
 */
public record LearningCurve(
        String rater,
        int epoch,
        double learningRate,
        double loss,
        double segmentation,
        double kl,
        double harmonizer,
        double ged,
        double bound,
        int activeLatent,
        double validationGed,
        double validationDice,
        int skipped,
        boolean chosen) {

    /** This row of the net of one rater. */
    LearningCurve of(String name) {
        return with(name, chosen);
    }

    /** This row as that of the epoch whose parameters the model has. */
    LearningCurve asChosen() {
        return with(rater, true);
    }

    private LearningCurve with(String name, boolean kept) {
        return new LearningCurve(
                name,
                epoch,
                learningRate,
                loss,
                segmentation,
                kl,
                harmonizer,
                ged,
                bound,
                activeLatent,
                validationGed,
                validationDice,
                skipped,
                kept);
    }
}
