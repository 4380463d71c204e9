// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.consilium.segmentation.data.BitMask;

/**
 * The boundary figures of one case: of the mask made for each rater, of the mean mask, and of the raters among
 * themselves. Single samples are left out: the transforms of 50 samples would cost more than all other metrics.
 */
final class BoundaryEvaluation {

    private static final String NO_DISTANCE = "of every pair of masks exactly one is empty, so there is no distance";

    private final EvaluationCase subject;
    private final double tolerance;
    private final Map<String, Boundary> labels = new LinkedHashMap<>();
    private final Map<String, BoundaryFigures> personal = new LinkedHashMap<>();

    BoundaryEvaluation(EvaluationCase subject, double tolerance) {
        this.subject = subject;
        this.tolerance = tolerance;
        subject.labels().forEach((rater, mask) -> {
            labels.put(rater, boundary(mask));
            if (subject.personal().containsKey(rater)) {
                BitMask own = subject.personal().get(rater);
                personal.put(rater, BoundaryFigures.between(boundary(own), labels.get(rater), tolerance));
            }
        });
    }

    /** Of the mask made for a rater; null without such a mask. */
    BoundaryFigures personal(String rater) {
        return personal.get(rater);
    }

    void putRaters(Map<MetricInfo, MetricValue> values) {
        List<Boundary> all = List.copyOf(labels.values());
        List<BoundaryFigures> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs.add(BoundaryFigures.between(all.get(i), all.get(j), tolerance));
            }
        }
        if (!pairs.isEmpty()) {
            put(values, pairs, MetricInfo.RATERS_HD95, MetricInfo.RATERS_ASSD, MetricInfo.RATERS_SURFACE_DICE);
        }
    }

    /** The means over the raters; undefined for the reason given, if one is. */
    void putPersonal(Map<MetricInfo, MetricValue> values, String missing) {
        if (missing == null) {
            put(
                    values,
                    List.copyOf(personal.values()),
                    MetricInfo.HD95_DIAGONAL,
                    MetricInfo.ASSD_DIAGONAL,
                    MetricInfo.SURFACE_DICE_DIAGONAL);
        } else {
            values.put(MetricInfo.HD95_DIAGONAL, MetricValue.undefined(missing));
            values.put(MetricInfo.ASSD_DIAGONAL, MetricValue.undefined(missing));
            values.put(MetricInfo.SURFACE_DICE_DIAGONAL, MetricValue.undefined(missing));
        }
    }

    void putMeanMask(Map<MetricInfo, MetricValue> values, BitMask meanMask) {
        Boundary mean = boundary(meanMask);
        List<BoundaryFigures> pairs = subject.knownRaters().stream()
                .map(rater -> BoundaryFigures.between(mean, labels.get(rater), tolerance))
                .toList();
        put(values, pairs, MetricInfo.MEAN_MASK_HD95, MetricInfo.MEAN_MASK_ASSD, MetricInfo.MEAN_MASK_SURFACE_DICE);
    }

    private Boundary boundary(BitMask mask) {
        return Boundary.of(mask, subject.height(), subject.width(), subject.scale());
    }

    /** Distances are means over the pairs that have one, the surface Dice over all pairs. */
    private void put(
            Map<MetricInfo, MetricValue> values,
            List<BoundaryFigures> pairs,
            MetricInfo hd95,
            MetricInfo assd,
            MetricInfo surfaceDice) {
        List<BoundaryFigures> apart =
                pairs.stream().filter(BoundaryFigures::hasDistances).toList();
        String unit = subject.scale().unit();
        if (apart.isEmpty()) {
            values.put(hd95, MetricValue.undefined(NO_DISTANCE));
            values.put(assd, MetricValue.undefined(NO_DISTANCE));
        } else {
            values.put(hd95, MetricValue.of(mean(apart, BoundaryFigures::hd95), unit));
            values.put(assd, MetricValue.of(mean(apart, BoundaryFigures::assd), unit));
        }
        values.put(surfaceDice, MetricValue.of(mean(pairs, BoundaryFigures::surfaceDice)));
    }

    private static double mean(List<BoundaryFigures> pairs, ToDoubleFunction<BoundaryFigures> figure) {
        return pairs.stream().mapToDouble(figure).average().orElseThrow();
    }
}
