// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.Arrays;
import java.util.Optional;

/** The metrics in the order in which tables show them, with what a reader needs to know of each. */
public enum MetricInfo {
    GED(
            "ged",
            Kind.MODEL,
            Direction.LOWER,
            "Generalized energy distance between samples and raters, all pairs (V-statistic), 1 - IoU, "
                    + "two empty masks agree"),
    GED_DPERSONA(
            "ged_dpersona",
            Kind.MODEL,
            Direction.LOWER,
            "Generalized energy distance as in D-Persona's code, where two empty masks are 1 apart"),
    GED_OFFDIAGONAL(
            "ged_offdiagonal",
            Kind.MODEL,
            Direction.LOWER,
            "Generalized energy distance without the pairs of a sample with itself: comparable across numbers of "
                    + "samples, can be negative"),
    LABEL_DIVERSITY(
            "label_diversity",
            Kind.LABELS,
            Direction.NEITHER,
            "Mean distance between the raters themselves, each with itself included"),
    DICE_SOFT(
            "dice_soft",
            Kind.MODEL,
            Direction.HIGHER,
            "Dice of mean probability and mean label, averaged over the thresholds 0.1, 0.3, 0.5, 0.7, 0.9"),
    DICE_MAX("dice_max", Kind.MODEL, Direction.HIGHER, "Mean over raters of the best sample's Dice"),
    DICE_MAX_PER_PREDICTION(
            "dice_max_per_prediction", Kind.MODEL, Direction.HIGHER, "Mean over samples of the best rater's Dice"),
    DICE_MATCH(
            "dice_match",
            Kind.MODEL,
            Direction.HIGHER,
            "Mean Dice when every rater is given a sample of its own in the best way; needs as many samples as raters"),
    DICE_DIAGONAL(
            "dice_diagonal",
            Kind.MODEL,
            Direction.HIGHER,
            "Mean Dice of each rater's personalised mask with that rater"),
    HM_IOU(
            "hm_iou",
            Kind.MODEL,
            Direction.HIGHER,
            "Hungarian-matched IoU: both sets repeated to a common length and matched one to one"),
    MEAN_MASK_GED(
            "mean_mask_ged",
            Kind.MODEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be if every sample were the mask of the mean probability"),
    MEAN_MASK_DICE_DIAGONAL(
            "mean_mask_dice_diagonal",
            Kind.MODEL_YARDSTICK,
            Direction.HIGHER,
            "What dice_diagonal would be if every rater were given the mask of the mean probability"),
    MAJORITY_GED(
            "majority_ged",
            Kind.LABEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be if every sample were the majority of the raters"),
    MAJORITY_DICE_DIAGONAL(
            "majority_dice_diagonal",
            Kind.LABEL_YARDSTICK,
            Direction.HIGHER,
            "What dice_diagonal would be if every rater were given the majority of the raters"),
    SINGLE_RATER_GED(
            "single_rater_ged",
            Kind.LABEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be on average if every sample were the mask of one rater"),
    ORACLE_GED(
            "oracle_ged",
            Kind.LABEL_YARDSTICK,
            Direction.LOWER,
            "What ged would be on average if the samples were drawn from the raters' own masks");

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

    public Kind kind() {
        return kind;
    }

    public Direction better() {
        return better;
    }

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
