// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

/**
 * How well probabilities match the share of raters who marked a pixel. The probabilities fall into bins of equal width;
 * a bin holds how many pixels it got, their mean probability and their mean label. Immutable.
 *
 * <p>After Guo et al., "On Calibration of Modern Neural Networks", ICML 2017, with the raters' mean, which lies between
 * 0 and 1, in the place of a class.
 */
public final class Reliability {

    private final long[] pixels;
    private final double[] probabilities;
    private final double[] labels;
    private final double squaredErrors;

    private Reliability(long[] pixels, double[] probabilities, double[] labels, double squaredErrors) {
        this.pixels = pixels;
        this.probabilities = probabilities;
        this.labels = labels;
        this.squaredErrors = squaredErrors;
    }

    /** No pixel yet. */
    public static Reliability none(int bins) {
        return new Reliability(new long[bins], new double[bins], new double[bins], 0);
    }

    /**
     * Sorts the pixels of a case into bins.
     *
     * @param probabilities 0 to 1 a pixel; bin b holds b / bins up to, but without, (b + 1) / bins, the last one also 1
     * @param labels share of the raters who marked the pixel, 0 to 1
     * @param bins at least 1
     */
    public static Reliability of(double[] probabilities, double[] labels, int bins) {
        Reliability result = none(bins);
        double squares = 0;
        for (int i = 0; i < probabilities.length; i++) {
            int bin = Math.min(bins - 1, (int) (probabilities[i] * bins));
            result.pixels[bin]++;
            result.probabilities[bin] += probabilities[i];
            result.labels[bin] += labels[i];
            double error = probabilities[i] - labels[i];
            squares += error * error;
        }
        return new Reliability(result.pixels, result.probabilities, result.labels, squares);
    }

    /** The pixels of both together; they have the same number of bins. */
    public Reliability plus(Reliability other) {
        Reliability sum = none(bins());
        for (int b = 0; b < bins(); b++) {
            sum.pixels[b] = pixels[b] + other.pixels[b];
            sum.probabilities[b] = probabilities[b] + other.probabilities[b];
            sum.labels[b] = labels[b] + other.labels[b];
        }
        return new Reliability(sum.pixels, sum.probabilities, sum.labels, squaredErrors + other.squaredErrors);
    }

    /** The number of bins, which have equal width and cover 0 to 1. */
    public int bins() {
        return pixels.length;
    }

    /** The number of pixels in a bin. */
    public long pixels(int bin) {
        return pixels[bin];
    }

    /** The mean probability of a bin's pixels; NaN without any. */
    public double meanProbability(int bin) {
        return probabilities[bin] / pixels[bin];
    }

    /** The mean label of a bin's pixels; NaN without any. */
    public double meanLabel(int bin) {
        return labels[bin] / pixels[bin];
    }

    /** The bin's share of the expected calibration error; 0 without pixels. */
    public double gap(int bin) {
        return Math.abs(probabilities[bin] - labels[bin]) / total();
    }

    /** Expected calibration error, 0 to 1: the mean over pixels of their bin's |mean probability - mean label|. */
    public double expectedError() {
        double sum = 0;
        for (int b = 0; b < bins(); b++) {
            sum += gap(b);
        }
        return sum;
    }

    /**
     * Brier score, 0 to 1: the mean squared difference of probability and mean label (Brier, Monthly Weather Review 78,
     * 1950). The mean over single raters would be greater by the variance of the raters, which no model can change.
     */
    public double brier() {
        return squaredErrors / total();
    }

    private long total() {
        long sum = 0;
        for (long count : pixels) {
            sum += count;
        }
        return sum;
    }
}
