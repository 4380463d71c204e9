// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

/** One step of wavelet synthesis, ITU-T T.800 annex F. */
final class Wavelet {
    private static final double ALPHA = -1.586134342059924;
    private static final double BETA = -0.052980118572961;
    private static final double GAMMA = 0.882911075530934;
    private static final double DELTA = 0.443506852043971;
    private static final double K = 1.230174104914001;

    private Wavelet() {}

    /** Synthesises an interleaved plane in place, rows before columns, as the standard's order is the other way round. */
    static void inverse(double[] plane, Area area, boolean reversible) {
        int width = area.width();
        int height = area.height();
        double[] line = new double[Math.max(width, height)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(plane, y * width, line, 0, width);
            inverse(line, width, area.left() & 1, reversible);
            System.arraycopy(line, 0, plane, y * width, width);
        }
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                line[y] = plane[y * width + x];
            }
            inverse(line, height, area.top() & 1, reversible);
            for (int y = 0; y < height; y++) {
                plane[y * width + x] = line[y];
            }
        }
    }

    /** Synthesises a line whose low-pass values stand at even coordinates; {@code odd} is 1 where it begins with an odd one. */
    static void inverse(double[] line, int length, int odd, boolean reversible) {
        if (length == 1) {
            line[0] = odd == 0 ? line[0] : reversible ? Math.floor(line[0] / 2) : line[0] / 2;
            return;
        }
        if (reversible) {
            for (int i = odd; i < length; i += 2) {
                line[i] -= Math.floor((before(line, i) + after(line, i, length) + 2) / 4);
            }
            for (int i = 1 - odd; i < length; i += 2) {
                line[i] += Math.floor((before(line, i) + after(line, i, length)) / 2);
            }
            return;
        }
        for (int i = odd; i < length; i += 2) {
            line[i] *= K;
        }
        for (int i = 1 - odd; i < length; i += 2) {
            line[i] /= K;
        }
        lift(line, length, odd, DELTA);
        lift(line, length, 1 - odd, GAMMA);
        lift(line, length, odd, BETA);
        lift(line, length, 1 - odd, ALPHA);
    }

    private static void lift(double[] line, int length, int first, double factor) {
        for (int i = first; i < length; i += 2) {
            line[i] -= factor * (before(line, i) + after(line, i, length));
        }
    }

    private static double before(double[] line, int i) {
        return line[i > 0 ? i - 1 : 1];
    }

    private static double after(double[] line, int i, int length) {
        return line[i + 1 < length ? i + 1 : length - 2];
    }
}
