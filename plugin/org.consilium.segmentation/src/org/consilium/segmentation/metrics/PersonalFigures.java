// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.List;
import java.util.Map;
import org.consilium.segmentation.data.Overlap;

/**
 * How well the masks made for each rater fit.
 *
 * @param confusion which rater each of them fits
 * @param missing why there is no mean over the raters: the phrase for users; null if a rater who looked has a mask
 */
record PersonalFigures(RaterConfusion confusion, String missing) {

    static PersonalFigures of(EvaluationCase subject) {
        List<String> raters = List.copyOf(subject.labels().keySet());
        List<String> masks =
                raters.stream().filter(subject.personal()::containsKey).toList();
        double[][] dice = new double[masks.size()][raters.size()];
        for (int i = 0; i < masks.size(); i++) {
            for (int j = 0; j < raters.size(); j++) {
                dice[i][j] = Overlap.dice(
                        subject.labels().get(raters.get(j)), subject.personal().get(masks.get(i)));
            }
        }
        return new PersonalFigures(new RaterConfusion(masks, raters, dice), missing(subject));
    }

    private static String missing(EvaluationCase subject) {
        if (subject.personal().isEmpty()) {
            return "there are no personalised masks for this case";
        }
        return subject.labels().keySet().stream().anyMatch(subject.personal()::containsKey)
                ? null
                : "the model knows none of the raters who looked at this case";
    }

    void put(Map<MetricInfo, MetricValue> values) {
        if (missing != null) {
            values.put(MetricInfo.DICE_DIAGONAL, MetricValue.undefined(missing));
            values.put(MetricInfo.RATER_IDENTIFICATION, MetricValue.undefined(missing));
            return;
        }
        double sum = 0;
        for (String rater : confusion.masks()) {
            sum += dice(rater);
        }
        values.put(
                MetricInfo.DICE_DIAGONAL, MetricValue.of(sum / confusion.masks().size()));
        if (confusion.canIdentify()) {
            values.put(MetricInfo.RATER_IDENTIFICATION, MetricValue.of(confusion.identification()));
        }
    }

    /** Dice of the mask made for a rater with the rater's own; NaN without such a mask. */
    double dice(String rater) {
        int i = confusion.masks().indexOf(rater);
        return i < 0 ? Double.NaN : confusion.dice()[i][confusion.raters().indexOf(rater)];
    }

    /** The raters whom the mask made for a rater fits best; none without such a mask. */
    List<String> fits(String rater) {
        int i = confusion.masks().indexOf(rater);
        return i < 0 ? List.of() : confusion.best(i);
    }

    /** {@link RaterConfusion#identified} of the mask made for a rater; NaN without such a mask or with one rater. */
    double identified(String rater) {
        int i = confusion.masks().indexOf(rater);
        return i < 0 || !confusion.canIdentify() ? Double.NaN : confusion.identified(i);
    }
}
