// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.statistics;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;

/**
 * Student's t with a non-centrality: (Z + shift) / sqrt(X / freedom), Z standard normal and X chi squared, which limits
 * of agreement follow. Commons Math has the central one only.
 *
 * @param freedom degrees of freedom, greater than 0
 * @param shift the non-centrality
 */
record NoncentralT(double freedom, double shift) {

    private static final int PIECES = 40;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(20, -1, 1);
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** P(T <= t): the mean of the normal probability over the chi distribution of the root of X / freedom. */
    double probability(double t) {
        // the root of X / freedom has its mean near 1 and a deviation near this
        double spread = 1 / Math.sqrt(2 * freedom);
        double from = Math.max(0, 1 - 12 * spread);
        double to = 1 + 16 * spread;
        double half = (to - from) / PIECES / 2;
        double sum = 0;
        for (int piece = 0; piece < PIECES; piece++) {
            double middle = from + (2 * piece + 1) * half;
            sum += half
                    * RULE.integrate(x -> {
                        double root = middle + half * x;
                        return density(root) * NORMAL.cumulativeProbability(t * root - shift);
                    });
        }
        return sum;
    }

    /** The t that is stayed below with this probability. */
    double quantile(double probability) {
        double guess = shift + Math.signum(shift);
        double width = 2;
        while (probability(guess - width) > probability || probability(guess + width) < probability) {
            width *= 2;
        }
        return new BrentSolver(1e-14, 1e-14, 1e-15)
                .solve(1000, t -> probability(t) - probability, guess - width, guess + width);
    }

    /** Of the root of X / freedom. */
    private double density(double root) {
        if (root <= 0) {
            return 0;
        }
        double x = freedom / 2;
        return 2 * Math.exp(x * Math.log(x) - Gamma.logGamma(x) + (freedom - 1) * Math.log(root) - x * root * root);
    }
}
