// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpegls;

import java.util.Arrays;
import org.consilium.codec.frame.CodecException;

/** Decodes the lines of one JPEG-LS scan, ITU-T T.87 annex A and B. */
final class JpegLsScan {
    private static final int CONTEXTS = 367;
    private static final int[] RUN = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final JpegLsParameters parameters;
    private final JpegLsBits bits;
    private final int width;
    private final int[] sizes = new int[CONTEXTS];
    private final int[] biases = new int[365];
    private final int[] corrections = new int[365];
    private final int[] counts = new int[CONTEXTS];
    private final int[] negatives = new int[2];
    private final int[] runIndex;
    private final int[][] above;
    private final int[][] here;
    private final int step;
    private final int range;
    private final int errorBits;

    JpegLsScan(JpegLsParameters parameters, JpegLsBits bits, int width, int components) {
        this.parameters = parameters;
        this.bits = bits;
        this.width = width;
        this.step = 2 * parameters.near() + 1;
        this.range = parameters.range();
        this.errorBits = parameters.errorBits();
        Arrays.fill(sizes, Math.max(2, (range + 32) / 64));
        Arrays.fill(counts, 1);
        runIndex = new int[components];
        above = new int[components][width + 2];
        here = new int[components][width + 2];
    }

    /** The line of a component that was read last; its values stand from index 1. */
    int[] line(int component) {
        return here[component];
    }

    /** Reads the next line of a component that is coded line by line. */
    void readLine(int component) throws CodecException {
        begin(component);
        int[] up = above[component];
        int[] line = here[component];
        for (int x = 1; x <= width; ) {
            int context = context(up, line, x);
            if (context != 0) {
                line[x] = regular(up, line, x, context);
                x++;
                continue;
            }
            int run = run(component, width + 1 - x);
            Arrays.fill(line, x, x + run, line[x - 1]);
            x += run;
            if (x <= width) {
                line[x] = interruption(line[x - 1], up[x], runIndex[component], false);
                runIndex[component] = Math.max(0, runIndex[component] - 1);
                x++;
            }
        }
    }

    /** Reads the next line of all components, which are interleaved sample by sample. */
    void readLines() throws CodecException {
        int components = above.length;
        for (int c = 0; c < components; c++) {
            begin(c);
        }
        int[] contexts = new int[components];
        for (int x = 1; x <= width; ) {
            boolean flat = true;
            for (int c = 0; c < components; c++) {
                contexts[c] = context(above[c], here[c], x);
                flat &= contexts[c] == 0;
            }
            if (!flat) {
                for (int c = 0; c < components; c++) {
                    here[c][x] = regular(above[c], here[c], x, contexts[c]);
                }
                x++;
                continue;
            }
            int run = run(0, width + 1 - x);
            for (int c = 0; c < components; c++) {
                Arrays.fill(here[c], x, x + run, here[c][x - 1]);
            }
            x += run;
            if (x <= width) {
                for (int c = 0; c < components; c++) {
                    here[c][x] = interruption(here[c][x - 1], above[c][x], runIndex[0], true);
                }
                runIndex[0] = Math.max(0, runIndex[0] - 1);
                x++;
            }
        }
    }

    private void begin(int component) {
        int[] old = above[component];
        above[component] = here[component];
        here[component] = old;
        int[] up = above[component];
        up[width + 1] = up[width];
        here[component][0] = up[1];
    }

    /** The quantised gradients as one number, which is 0 in a flat place. */
    private int context(int[] up, int[] line, int x) {
        int corner = up[x - 1];
        return 81 * parameters.quantised(up[x + 1] - up[x])
                + 9 * parameters.quantised(up[x] - corner)
                + parameters.quantised(corner - line[x - 1]);
    }

    private int regular(int[] up, int[] line, int x, int signedContext) throws CodecException {
        int sign = signedContext < 0 ? -1 : 1;
        int q = Math.abs(signedContext);
        int prediction = predicted(line[x - 1], up[x], up[x - 1]) + sign * corrections[q];
        prediction = Math.max(0, Math.min(parameters.max(), prediction));
        int k = golombParameter(q, sizes[q]);
        int mapped = bits.golomb(k, parameters.limit(), errorBits);
        int error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1 >> 1);
        if (parameters.near() == 0 && k == 0 && 2 * biases[q] <= -counts[q]) {
            error = -error - 1;
        }
        learn(q, error);
        return reconstructed(prediction, sign * error);
    }

    private void learn(int q, int error) {
        biases[q] += error * step;
        sizes[q] += Math.abs(error);
        if (counts[q] == parameters.reset()) {
            sizes[q] >>= 1;
            biases[q] >>= 1;
            counts[q] >>= 1;
        }
        counts[q]++;
        if (biases[q] <= -counts[q]) {
            biases[q] = Math.max(biases[q] + counts[q], 1 - counts[q]);
            corrections[q] = Math.max(-128, corrections[q] - 1);
        } else if (biases[q] > 0) {
            biases[q] = Math.min(biases[q] - counts[q], 0);
            corrections[q] = Math.min(127, corrections[q] + 1);
        }
    }

    /** Samples that repeat the one before, at most {@code left}. */
    private int run(int component, int left) throws CodecException {
        int run = 0;
        while (bits.bit() == 1) {
            int block = 1 << RUN[runIndex[component]];
            int some = Math.min(block, left - run);
            run += some;
            if (some == block) {
                runIndex[component] = Math.min(31, runIndex[component] + 1);
            }
            if (run == left) {
                return run;
            }
        }
        run += bits.bits(RUN[runIndex[component]]);
        if (run >= left) {
            throw bits.damaged("has a run beyond its line");
        }
        return run;
    }

    /** The sample that ends a run, A.7.2. */
    private int interruption(int left, int up, int index, boolean interleaved) throws CodecException {
        int kind = !interleaved && Math.abs(left - up) <= parameters.near() ? 1 : 0;
        int q = 365 + kind;
        int k = golombParameter(q, kind == 0 ? sizes[q] : sizes[q] + (counts[q] >> 1));
        int mapped = bits.golomb(k, parameters.limit() - RUN[index] - 1, errorBits);
        int odd = mapped + kind & 1;
        int error = mapped + kind + odd >> 1;
        boolean likelyNegative = k != 0 || 2 * negatives[kind] >= counts[q];
        if (likelyNegative == (odd == 1)) {
            error = -error;
        }
        if (error < 0) {
            negatives[kind]++;
        }
        sizes[q] += mapped + 1 - kind >> 1;
        if (counts[q] == parameters.reset()) {
            sizes[q] >>= 1;
            counts[q] >>= 1;
            negatives[kind] >>= 1;
        }
        counts[q]++;
        return kind == 1 ? reconstructed(left, error) : reconstructed(up, left > up ? -error : error);
    }

    private int golombParameter(int q, int size) {
        int k = 0;
        while (k < 24 && counts[q] << k < size) {
            k++;
        }
        return k;
    }

    private int reconstructed(int prediction, int error) {
        int value = prediction + error * step;
        if (value < -parameters.near()) {
            value += range * step;
        } else if (value > parameters.max() + parameters.near()) {
            value -= range * step;
        }
        return Math.max(0, Math.min(parameters.max(), value));
    }

    private static int predicted(int left, int up, int corner) {
        int low = Math.min(left, up);
        int high = Math.max(left, up);
        return corner >= high ? low : corner <= low ? high : left + up - corner;
    }
}
