// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The metrics in the order in which tables show them, with what a reader needs to know of each. Those that have to be read
 * together stand together.
 */
public enum MetricInfo {
    // Do the samples spread as the raters do: the distance, and beside it what the same distance is for simpler
    // predictions.
    GED(
            "ged",
            Kind.MODEL,
            Direction.LOWER,
            "Generalized energy distance between samples and raters, all pairs (V-statistic), 1 - IoU, two empty masks agree"),
    MEAN_MASK_GED(
            "mean_mask_ged",
            Kind.MODEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be if every sample were the mask of the mean probability"),
    MAJORITY_GED(
            "majority_ged",
            Kind.LABEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be if every sample were the majority of the raters"),
    AT_LEAST_HALF_GED(
            "at_least_half_ged",
            Kind.LABEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be if every sample were the pixels that at least half of the raters marked"),
    SINGLE_RATER_GED(
            "single_rater_ged",
            Kind.LABEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be on average if every sample were the mask of one rater"),
    ORACLE_GED(
            "oracle_ged",
            Kind.LABEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be on average if the samples were drawn from the raters' own masks"),
    GED_DPERSONA(
            "ged_dpersona",
            Kind.MODEL,
            Direction.LOWER,
            "Generalized energy distance as in D-Persona's code, where two empty masks are 1 apart"),
    GED_OFFDIAGONAL(
            "ged_offdiagonal",
            Kind.MODEL,
            Direction.LOWER,
            "Generalized energy distance without the pairs of a sample with itself: comparable across numbers of samples, can be negative"),
    SAMPLE_DIVERSITY(
            "sample_diversity",
            Kind.MODEL,
            Direction.NEITHER,
            "Mean distance between different samples; divided by their number it is the bias of ged"),
    LABEL_DIVERSITY(
            "label_diversity",
            Kind.LABELS,
            Direction.NEITHER,
            "Mean distance between the raters themselves, each with itself included"),

    // Does the mask made for a rater fit that rater.
    DICE_DIAGONAL(
            "dice_diagonal",
            Kind.MODEL,
            Direction.HIGHER,
            "Mean Dice of each rater's personalised mask with that rater"),
    MEAN_MASK_DICE_DIAGONAL(
            "mean_mask_dice_diagonal",
            Kind.MODEL_YARDSTICK,
            Direction.HIGHER,
            "What dice_diagonal would be if every rater were given the mask of the mean probability"),
    MAJORITY_DICE_DIAGONAL(
            "majority_dice_diagonal",
            Kind.LABEL_YARDSTICK,
            Direction.HIGHER,
            "What dice_diagonal would be if every rater were given the majority of the raters"),
    AT_LEAST_HALF_DICE_DIAGONAL(
            "at_least_half_dice_diagonal",
            Kind.LABEL_YARDSTICK,
            Direction.HIGHER,
            "What dice_diagonal would be if every rater were given the pixels that at least half of the raters marked"),
    SINGLE_RATER_DICE_DIAGONAL(
            "single_rater_dice_diagonal",
            Kind.LABEL_YARDSTICK,
            Direction.HIGHER,
            "What dice_diagonal would be on average if every rater were given the mask of one of them"),
    RATER_AGREEMENT("rater_agreement", Kind.LABELS, Direction.NEITHER, "Mean Dice over pairs of different raters"),
    RATER_IDENTIFICATION(
            "rater_identification",
            Kind.MODEL,
            Direction.HIGHER,
            "Share of the personalised masks that fit the rater they were made for best; 1 / raters by chance"),

    // Does a sample come near each rater.
    DICE_SOFT(
            "dice_soft",
            Kind.MODEL,
            Direction.HIGHER,
            "Dice of mean probability and mean label, averaged over the thresholds 0.1, 0.3, 0.5, 0.7, 0.9"),
    DICE_MAX("dice_max", Kind.MODEL, Direction.HIGHER, "Mean over raters of the best sample's Dice"),
    DICE_MAX_PER_PREDICTION(
            "dice_max_per_prediction", Kind.MODEL, Direction.HIGHER, "Mean over samples of the best rater's Dice"),
    DICE_MAX_MEAN("dice_max_mean", Kind.MODEL, Direction.HIGHER, "Mean of dice_max and dice_max_per_prediction"),
    DICE_MATCH(
            "dice_match",
            Kind.MODEL,
            Direction.HIGHER,
            "Mean Dice when every rater is given a sample of its own in the best way; needs as many samples as raters"),
    HM_IOU(
            "hm_iou",
            Kind.MODEL,
            Direction.HIGHER,
            "Hungarian-matched IoU: both sets repeated to a common length and matched one to one"),

    // How far are the contours apart.
    HD95_DIAGONAL(
            "hd95_diagonal",
            Kind.MODEL,
            Direction.LOWER,
            "Mean 95 % Hausdorff distance of each rater's personalised mask from that rater, in mm or pixels"),
    MEAN_MASK_HD95(
            "mean_mask_hd95",
            Kind.MODEL_YARDSTICK,
            Direction.LOWER,
            "What hd95_diagonal would be with the mask of the mean probability"),
    RATERS_HD95(
            "raters_hd95",
            Kind.LABELS,
            Direction.NEITHER,
            "Mean 95 % Hausdorff distance over pairs of different raters, in mm or pixels"),
    ASSD_DIAGONAL(
            "assd_diagonal",
            Kind.MODEL,
            Direction.LOWER,
            "Mean average surface distance of each rater's personalised mask from that rater, in mm or pixels"),
    MEAN_MASK_ASSD(
            "mean_mask_assd",
            Kind.MODEL_YARDSTICK,
            Direction.LOWER,
            "What assd_diagonal would be with the mask of the mean probability"),
    RATERS_ASSD(
            "raters_assd",
            Kind.LABELS,
            Direction.NEITHER,
            "Mean average surface distance over pairs of different raters, in mm or pixels"),
    SURFACE_DICE_DIAGONAL(
            "surface_dice_diagonal",
            Kind.MODEL,
            Direction.HIGHER,
            "Mean surface Dice of each rater's personalised mask with that rater, at the tolerance that was set"),
    MEAN_MASK_SURFACE_DICE(
            "mean_mask_surface_dice",
            Kind.MODEL_YARDSTICK,
            Direction.HIGHER,
            "What surface_dice_diagonal would be with the mask of the mean probability"),
    RATERS_SURFACE_DICE(
            "raters_surface_dice",
            Kind.LABELS,
            Direction.NEITHER,
            "Mean surface Dice over pairs of different raters, at the tolerance that was set"),

    // Does a probability mean what it says, and where does the model stand among the raters.
    ECE(
            "ece",
            Kind.MODEL,
            Direction.LOWER,
            "Expected calibration error of the mean probability against the raters' mean, over all pixels"),
    BRIER(
            "brier",
            Kind.MODEL,
            Direction.LOWER,
            "Mean squared difference of the mean probability and the raters' mean, over all pixels"),
    MODEL_RANK(
            "model_rank",
            Kind.MODEL,
            Direction.LOWER,
            "Place of the mean mask among the raters, by mean Dice with all raters but one: 1 is best, raters + 1 is last, raters / 2 + 1 is one of them");

    /** Where a figure comes from. */
    public enum Kind {
        /** The model under test. */
        MODEL,
        /** A simpler use of the model under test, to compare it with. */
        MODEL_YARDSTICK,
        /** Predictions made from the labels that they are compared with: no model can use them. */
        LABEL_YARDSTICK,
        /** A property of the labels alone. */
        LABELS
    }

    /** Which way is good. */
    public enum Direction {
        HIGHER,
        LOWER,
        NEITHER
    }

    private final String key;
    private final Kind kind;
    private final Direction better;
    private final String description;

    MetricInfo(String key, Kind kind, Direction better, String description) {
        this.key = key;
        this.kind = kind;
        this.better = better;
        this.description = description;
    }

    /** The name in tables and JSON. */
    public String key() {
        return key;
    }

    /** Where the figure comes from. */
    public Kind kind() {
        return kind;
    }

    /** Which way is good; {@link Direction#NEITHER} for what only describes the labels. */
    public Direction better() {
        return better;
    }

    /** One phrase for users, without a full stop. */
    public String description() {
        return description;
    }

    /** True if the figure is made from the labels, so that it is a mark to measure against and no result of a model. */
    public boolean usesLabels() {
        return kind == Kind.LABEL_YARDSTICK || kind == Kind.LABELS;
    }

    /** The metric with that name in tables and JSON. */
    public static Optional<MetricInfo> ofKey(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key.equals(key)).findFirst();
    }
}
