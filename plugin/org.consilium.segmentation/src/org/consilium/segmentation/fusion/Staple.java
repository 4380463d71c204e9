// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import java.util.Arrays;
import java.util.List;
import org.consilium.segmentation.data.BitMask;

/**
 * Simultaneous truth and performance level estimation for binary masks (Warfield, Zou and Wells, "Simultaneous Truth and
 * Performance Level Estimation (STAPLE)", IEEE TMI 23, 2004), converging as ITK's STAPLEImageFilter does:
 *
 * <p>W starts as the mean of the masks D; the prior g is the mean of W times the confidence, and is never estimated
 * again. Then, in turn, each rater's sensitivity p = sum(W D) / sum(W) and specificity q = sum((1 - W)(1 - D)) /
 * sum(1 - W), and W = a / (a + b) with a = g prod(D ? p : 1 - p) and b = (1 - g) prod(D ? 1 - q : q), until no p and q
 * changes by more than a square of 1e-14.
 *
 * <p>Where all raters marked nothing, or all marked everything, ITK divides 0 by 0. Here the masks' common content is the
 * result, and the sensitivities (nothing) or the specificities (everything) are NaN.
 *
 * @param probability W a pixel, row by row
 * @param sensitivity p a rater; NaN if undefined
 * @param specificity q a rater; NaN if undefined
 * @param prior g
 * @param iterations how often p and q were estimated after the first time, as ITK counts
 * @param converged false if the iterations ran out
 */
public record Staple(
        double[] probability,
        double[] sensitivity,
        double[] specificity,
        double prior,
        int iterations,
        boolean converged) {

    /** The square of a change that counts as none; ITK's constant. */
    private static final double STILL = 1e-14;

    /**
     * Fuses masks.
     *
     * @param masks of 1 to 64 raters, all of one size
     * @param confidence above 0 to 1
     * @param maxIterations at least 1
     */
    public static Staple of(List<BitMask> masks, double confidence, int maxIterations) {
        return new Estimation(Votes.of(masks), confidence).run(maxIterations);
    }

    /** One run: the estimates as they stand. */
    private static final class Estimation {

        private final Votes votes;
        private final double prior;
        private final double[] inside;
        private double[] p;
        private double[] q;

        Estimation(Votes votes, double confidence) {
            this.votes = votes;
            inside = new double[votes.groups()];
            double sum = 0;
            long all = 0;
            for (int g = 0; g < inside.length; g++) {
                inside[g] = votes.mean(g);
                sum += inside[g] * votes.pixels()[g];
                all += votes.pixels()[g];
            }
            prior = sum / all * confidence;
            p = new double[votes.raters()];
            q = new double[votes.raters()];
        }

        Staple run(int maxIterations) {
            step();
            int iteration = 0;
            boolean still = !isDefined();
            while (!still && iteration < maxIterations) {
                double[] pBefore = p.clone();
                double[] qBefore = q.clone();
                step();
                iteration++;
                still = !isDefined() || isStill(p, pBefore) && isStill(q, qBefore);
            }
            return result(iteration, still);
        }

        private void step() {
            estimatePerformance();
            if (isDefined()) {
                estimateTruth();
            }
        }

        private void estimatePerformance() {
            double sumInside = 0;
            double sumOutside = 0;
            double[] hit = new double[p.length];
            double[] spared = new double[q.length];
            for (int g = 0; g < inside.length; g++) {
                double in = inside[g] * votes.pixels()[g];
                double out = (1 - inside[g]) * votes.pixels()[g];
                sumInside += in;
                sumOutside += out;
                for (int r = 0; r < p.length; r++) {
                    if (votes.marked(g, r)) {
                        hit[r] += in;
                    } else {
                        spared[r] += out;
                    }
                }
            }
            for (int r = 0; r < p.length; r++) {
                p[r] = hit[r] / sumInside;
                q[r] = spared[r] / sumOutside;
            }
        }

        private void estimateTruth() {
            for (int g = 0; g < inside.length; g++) {
                double a = prior;
                double b = 1 - prior;
                for (int r = 0; r < p.length; r++) {
                    boolean marked = votes.marked(g, r);
                    a *= marked ? p[r] : 1 - p[r];
                    b *= marked ? 1 - q[r] : q[r];
                }
                // Both vanish only by rounding, with very many raters; then nothing new is known of the pixel.
                if (a + b > 0) {
                    inside[g] = a / (a + b);
                }
            }
        }

        private boolean isDefined() {
            return !Double.isNaN(p[0]) && !Double.isNaN(q[0]);
        }

        private static boolean isStill(double[] now, double[] before) {
            for (int r = 0; r < now.length; r++) {
                double change = now[r] - before[r];
                if (change * change > STILL) {
                    return false;
                }
            }
            return true;
        }

        private Staple result(int iterations, boolean converged) {
            double[] probability =
                    Arrays.stream(votes.group()).mapToDouble(g -> inside[g]).toArray();
            return new Staple(probability, p, q, prior, iterations, converged);
        }
    }
}
