// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.consilium.segmentation.statistics.BlandAltman;
import org.consilium.segmentation.statistics.BlandAltman.Estimate;
import org.consilium.segmentation.statistics.IntraclassCorrelation;
import org.consilium.segmentation.statistics.MeanInterval.Observation;
import org.consilium.segmentation.statistics.PatientSample;

/**
 * How far the areas or volumes of two raters differ.
 *
 * @param pair who; the difference is the second's less the first's
 * @param quantity "area" or "volume"
 * @param unit of the quantity
 * @param figures bias and limits of agreement
 * @param correlation ICC(2,1) of both, with an interval of the same kind as that of the figures: by F distributions where
 *     each patient has one difference, else drawn over patients
 */
public record PairDifference(RaterPair pair, String quantity, String unit, BlandAltman figures, Estimate correlation) {

    /** Areas, then volumes where there are any; pairs that share no case are left out. */
    public static List<PairDifference> of(AgreementStudy study) {
        List<PairDifference> rows = new ArrayList<>();
        add(rows, study, "area", study.areas());
        add(rows, study, "volume", study.volumeSizes());
        return rows;
    }

    private static void add(List<PairDifference> rows, AgreementStudy study, String quantity, Measurements numbers) {
        for (RaterPair pair : study.readings().pairs()) {
            List<Observation<Double>> differences = PairSummary.differences(numbers, pair);
            if (!differences.isEmpty()) {
                BlandAltman figures = BlandAltman.of(differences, study.seed());
                rows.add(new PairDifference(
                        pair, quantity, numbers.unit(), figures, correlation(study, numbers, pair, figures.exact())));
            }
        }
    }

    private static Estimate correlation(AgreementStudy study, Measurements numbers, RaterPair pair, boolean exact) {
        PatientSample<double[]> sample = PatientSample.of(numbers.complete(List.of(pair.first(), pair.second())));
        IntraclassCorrelation all = correlation(sample.groups());
        double[] interval = exact
                ? all.agreementInterval95()
                : sample.interval95(study.seed(), agreement(IntraclassCorrelation::agreement));
        return new Estimate(all.agreement(), interval[0], interval[1]);
    }

    static IntraclassCorrelation correlation(List<List<double[]>> groups) {
        return IntraclassCorrelation.of(groups.stream().flatMap(List::stream).toArray(double[][]::new));
    }

    static ToDoubleFunction<List<List<double[]>>> agreement(ToDoubleFunction<IntraclassCorrelation> figure) {
        return groups -> figure.applyAsDouble(correlation(groups));
    }
}
