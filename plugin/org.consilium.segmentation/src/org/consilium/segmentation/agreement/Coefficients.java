// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.consilium.segmentation.statistics.BinaryRatings;
import org.consilium.segmentation.statistics.IntervalRatings;
import org.consilium.segmentation.statistics.IntraclassCorrelation;
import org.consilium.segmentation.statistics.MeanInterval.Observation;
import org.consilium.segmentation.statistics.PatientSample;

/** The figures for all raters together; of a person who read more than once the first reading counts. */
public final class Coefficients {

    private final AgreementStudy study;
    private final List<Coefficient> rows = new ArrayList<>();

    private Coefficients(AgreementStudy study) {
        this.study = study;
    }

    /** All of them; those of volumes only where there are volumes. */
    public static List<Coefficient> of(AgreementStudy study) {
        Coefficients all = new Coefficients(study);
        int same = commonRaters(study.cases());
        all.addPixels(Coefficient.FLEISS, c -> c.persons() == same, same, BinaryRatings::fleissKappa);
        all.addPixels(
                Coefficient.KRIPPENDORFF,
                c -> c.persons() > 1,
                study.readings().persons().size(),
                BinaryRatings::krippendorffAlpha);
        all.addNumbers("area", study.areas());
        if (!study.volumes().isEmpty()) {
            all.addNumbers("volume", study.volumeSizes());
        }
        return List.copyOf(all.rows);
    }

    /**
     * The number of raters, two or more, that most cases have; the greater one if two numbers are as frequent. Fleiss'
     * kappa is defined for one number of raters.
     */
    static int commonRaters(List<CaseAgreement> cases) {
        Map<Integer, Integer> frequency = new TreeMap<>();
        cases.stream().filter(c -> c.persons() > 1).forEach(c -> frequency.merge(c.persons(), 1, Integer::sum));
        int best = 0;
        for (Map.Entry<Integer, Integer> entry : frequency.entrySet()) {
            best = best == 0 || entry.getValue() >= frequency.get(best) ? entry.getKey() : best;
        }
        return best;
    }

    private interface Counts {
        boolean accepts(CaseAgreement c);
    }

    private void addPixels(String name, Counts counts, int raters, ToDoubleFunction<BinaryRatings> figure) {
        addPixels(name, Coefficient.WHOLE, counts, raters, CaseAgreement::everywhere, figure);
        addPixels(name, Coefficient.OUTLINED, counts, raters, CaseAgreement::outlined, figure);
    }

    private void addPixels(
            String name,
            String scope,
            Counts counts,
            int raters,
            Function<CaseAgreement, BinaryRatings> part,
            ToDoubleFunction<BinaryRatings> figure) {
        PatientSample<BinaryRatings> sample = PatientSample.of(study.cases().stream()
                .filter(counts::accepts)
                .map(c -> study.observed(c, part.apply(c)))
                .toList());
        ToDoubleFunction<List<List<BinaryRatings>>> pooled = groups -> figure.applyAsDouble(
                groups.stream().flatMap(List::stream).reduce(BinaryRatings.NONE, BinaryRatings::plus));
        add(
                name,
                "pixel",
                scope,
                sample,
                pooled,
                noInterval(),
                raters,
                study.cases().size());
    }

    private void addNumbers(String quantity, Measurements numbers) {
        List<String> persons = study.readings().persons();
        int all = numbers.rows().size() + numbers.otherUnit();
        List<Observation<List<Double>>> ragged = numbers.ragged(persons).stream()
                .filter(row -> row.of().size() > 1)
                .toList();
        double centre = ragged.stream()
                .flatMap(row -> row.of().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
        PatientSample<IntervalRatings> units = PatientSample.of(ragged.stream()
                .map(row -> new Observation<>(
                        row.patient(),
                        IntervalRatings.of(
                                row.of().stream().map(value -> value - centre).toList())))
                .toList());
        add(
                Coefficient.KRIPPENDORFF,
                quantity,
                numbers.unit(),
                units,
                groups -> groups.stream()
                        .flatMap(List::stream)
                        .reduce(IntervalRatings.NONE, IntervalRatings::plus)
                        .krippendorffAlpha(),
                noInterval(),
                persons.size(),
                all);
        PatientSample<double[]> complete = PatientSample.of(numbers.complete(persons));
        IntraclassCorrelation icc = PairDifference.correlation(complete.groups());
        add(
                Coefficient.ICC_AGREEMENT,
                quantity,
                numbers.unit(),
                complete,
                PairDifference.agreement(IntraclassCorrelation::agreement),
                icc.agreementInterval95(),
                persons.size(),
                all);
        add(
                Coefficient.ICC_CONSISTENCY,
                quantity,
                numbers.unit(),
                complete,
                PairDifference.agreement(IntraclassCorrelation::consistency),
                icc.consistencyInterval95(),
                persons.size(),
                all);
    }

    private <T> void add(
            String name,
            String quantity,
            String scope,
            PatientSample<T> sample,
            ToDoubleFunction<List<List<T>>> figure,
            double[] byF,
            int raters,
            int all) {
        double[] interval = sample.interval95(study.seed(), figure);
        int counted = sample.groups().stream().mapToInt(List::size).sum();
        rows.add(new Coefficient(
                name,
                quantity,
                scope,
                sample.value(figure),
                interval[0],
                interval[1],
                byF[0],
                byF[1],
                raters,
                counted,
                sample.patients(),
                all - counted));
    }

    private static double[] noInterval() {
        return new double[] {Double.NaN, Double.NaN};
    }
}
