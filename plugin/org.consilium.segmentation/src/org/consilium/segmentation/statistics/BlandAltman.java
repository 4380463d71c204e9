// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How far two measurements of the same things differ (Bland and Altman, Statistical Methods in Medical Research 8, 1999):
 * the mean of the differences, and the limits between which 95 % of single differences lie, if they are normal.
 *
 * <p>Where every patient has one difference, the standard deviation is the common one, the interval of the bias Student's,
 * and those of the limits exact (Carkeet, Optometry and Vision Science 92, 2015). Where a patient has several, the
 * differences resemble each other: their variance is the sum of the one within and the one between patients, each
 * estimated by analysis of variance (Bland and Altman, Journal of Biopharmaceutical Statistics 17, 2007, where the true
 * value varies), and the intervals are drawn over patients.
 *
 * @param differences how many there are
 * @param patients of how many patients
 * @param standardDeviation of single differences
 * @param bias the mean difference
 * @param lower bias less 1.96 standard deviations, more exactly the normal distribution's 97.5 % point
 * @param upper bias and as many
 * @param exact whether every patient has one difference, so that no interval was drawn
 */
public record BlandAltman(
        int differences,
        int patients,
        double standardDeviation,
        Estimate bias,
        Estimate lower,
        Estimate upper,
        boolean exact) {

    private static final double Z = new NormalDistribution(null, 0, 1, 1e-15).inverseCumulativeProbability(0.975);

    /** A figure with its 95 % interval; NaN where there are too few. */
    public record Estimate(double value, double lower95, double upper95) {}

    /** Mean and deviation of single differences. */
    private record Moments(double mean, double deviation) {

        double limit(double factor) {
            return mean + factor * deviation;
        }
    }

    /**
     * Compares.
     *
     * @param differences of each patient, second measurement less first
     * @param seed fixes the draws
     */
    public static BlandAltman of(List<MeanInterval.Observation<Double>> differences, long seed) {
        PatientSample<Double> sample = PatientSample.of(differences);
        Moments moments = moments(sample.groups());
        boolean exact = sample.patients() == differences.size();
        return new BlandAltman(
                differences.size(),
                sample.patients(),
                moments.deviation(),
                exact ? mean(moments, differences.size()) : drawn(sample, seed, 0),
                exact ? limit(moments, differences.size(), -Z) : drawn(sample, seed, -Z),
                exact ? limit(moments, differences.size(), Z) : drawn(sample, seed, Z),
                exact);
    }

    private static Estimate drawn(PatientSample<Double> sample, long seed, double factor) {
        double[] interval = sample.interval95(seed, groups -> moments(groups).limit(factor));
        return new Estimate(moments(sample.groups()).limit(factor), interval[0], interval[1]);
    }

    private static Estimate mean(Moments moments, int n) {
        double half = n < 2
                ? Double.NaN
                : new TDistribution(null, n - 1, 1e-14).inverseCumulativeProbability(0.975)
                        * moments.deviation()
                        / Math.sqrt(n);
        return new Estimate(moments.mean(), moments.mean() - half, moments.mean() + half);
    }

    /** The limit's estimate follows a t whose non-centrality is its place. */
    private static Estimate limit(Moments moments, int n, double factor) {
        if (n < 2) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN);
        }
        NoncentralT t = new NoncentralT(n - 1, factor * Math.sqrt(n));
        double unit = 1 / Math.sqrt(n);
        return new Estimate(
                moments.limit(factor),
                moments.limit(t.quantile(0.025) * unit),
                moments.limit(t.quantile(0.975) * unit));
    }

    /** One-way analysis of variance by patient. */
    private static Moments moments(List<List<Double>> groups) {
        double n = 0;
        double sum = 0;
        double countsSquared = 0;
        for (List<Double> group : groups) {
            n += group.size();
            countsSquared += (double) group.size() * group.size();
            sum += group.stream().mapToDouble(Double::doubleValue).sum();
        }
        double mean = sum / n;
        double within = 0;
        double between = 0;
        for (List<Double> group : groups) {
            double own = group.stream().mapToDouble(Double::doubleValue).sum() / group.size();
            within += group.stream().mapToDouble(d -> (d - own) * (d - own)).sum();
            between += group.size() * (own - mean) * (own - mean);
        }
        double patients = groups.size();
        if (patients < 2) {
            // nothing is known between patients
            return new Moments(mean, Double.NaN);
        }
        double betweenSquare = between / (patients - 1);
        if (n == patients) {
            return new Moments(mean, Math.sqrt(betweenSquare));
        }
        double withinSquare = within / (n - patients);
        double share = (n * n - countsSquared) / ((patients - 1) * n);
        return new Moments(mean, Math.sqrt(withinSquare + Math.max(0, (betweenSquare - withinSquare) / share)));
    }
}
