// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.segmentation.data.CaseOrder;
import org.consilium.segmentation.statistics.MeanInterval;

/**
 * One cell of the confusion of raters over all cases: how the masks made for one rater fit another.
 *
 * @param mask the rater for whom the masks were made
 * @param rater the rater with whose masks they are compared
 * @param dice mean Dice over the cases that both looked at, with an interval over patients
 * @param bestFit share of those cases in which the mask fits this rater best; ties share a case
 */
public record ConfusionCell(String mask, String rater, MeanInterval dice, double bestFit) {

    private record Fit(double dice, double best) {}

    private record Key(String mask, String rater) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = mask.compareTo(other.mask);
            return order == 0 ? rater.compareTo(other.rater) : order;
        }
    }

    /**
     * One cell for each pair that met in a case, sorted by mask and rater. Cases with a single rater are left out of the
     * shares, since there is nothing to confuse.
     *
     * @param seed fixes the draws of the intervals
     */
    public static List<ConfusionCell> of(List<CaseMetrics> cases, long seed) {
        Map<Key, List<MeanInterval.Observation<Fit>>> cells = new TreeMap<>();
        CaseOrder order = CaseMetrics.order(cases);
        for (CaseMetrics row : cases) {
            RaterConfusion confusion = row.details().confusion();
            for (int i = 0; i < confusion.masks().size(); i++) {
                List<String> best = confusion.best(i);
                for (int j = 0; j < confusion.raters().size(); j++) {
                    String rater = confusion.raters().get(j);
                    double share = best.contains(rater) ? 1.0 / best.size() : 0;
                    cells.computeIfAbsent(new Key(confusion.masks().get(i), rater), key -> new ArrayList<>())
                            .add(new MeanInterval.Observation<>(
                                    order.rank(row.patient()),
                                    new Fit(confusion.dice()[i][j], confusion.canIdentify() ? share : Double.NaN)));
                }
            }
        }
        List<ConfusionCell> rows = new ArrayList<>();
        cells.forEach((key, fits) -> rows.add(new ConfusionCell(
                key.mask(),
                key.rater(),
                MeanInterval.of(fits, Fit::dice, seed),
                fits.stream()
                        .mapToDouble(fit -> fit.of().best())
                        .filter(share -> !Double.isNaN(share))
                        .average()
                        .orElse(Double.NaN))));
        return rows;
    }
}
