// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

/** The image of an anatomy as a perfect device would take it: background 0.35, lesion up to 0.85. */
final class CleanImage {
    /** Mean value of the background. */
    static final double BACKGROUND = 0.35;

    private static final int TEXTURE = 4;
    private static final double TEXTURE_DEVIATION = 0.03;
    private static final double TEXTURE_SIGMA = 6;
    private static final double TAIL_SHARE = 0.85;

    private CleanImage() {}

    /** Values row by row. */
    static double[] of(long seed, int caseNumber, Anatomy anatomy, int slice, int slices, int size) {
        double[] image = texture(seed, caseNumber, slice, size);
        double[] contour = anatomy.contour(slice, slices, 60);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double lesion = contour == null ? 0 : lesion(anatomy, contour, x, y);
                image[y * size + x] += BACKGROUND + anatomy.contrast() * lesion;
            }
        }
        return image;
    }

    private static double lesion(Anatomy anatomy, double[] contour, int x, int y) {
        double dx = x - anatomy.centreX();
        double dy = y - anatomy.centreY();
        double inward = Harmonics.at(contour, StrictMath.atan2(dy, dx)) - StrictMath.sqrt(dx * dx + dy * dy);
        double value = step(inward / anatomy.edge());
        if (anatomy.hasHalo()) {
            double halo = step((inward + anatomy.haloWidth()) / anatomy.edge());
            value = Math.max(value, anatomy.haloShare() * halo);
        }
        if (anatomy.hasTail()) {
            double start = Harmonics.at(contour, anatomy.tailAngle());
            double[] place = anatomy.alongTail(x, y, start);
            double tail = step((place[0] + 3) / anatomy.edge())
                    * step((anatomy.tailLength() - place[0]) / anatomy.edge())
                    * step((anatomy.tailWidth() / 2 - place[1]) / (0.6 * anatomy.edge()));
            value = Math.max(value, TAIL_SHARE * tail);
        }
        return value;
    }

    /** The normal distribution's integral, by formula 7.1.26 of Abramowitz and Stegun (error below 2e-7). */
    private static double step(double z) {
        double a = Math.abs(z) / StrictMath.sqrt(2);
        double t = 1 / (1 + 0.3275911 * a);
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double tail = polynomial * StrictMath.exp(-a * a) / 2;
        return z >= 0 ? 1 - tail : tail;
    }

    /** Half of the texture runs through all slices. */
    private static double[] texture(long seed, int caseNumber, int slice, int size) {
        double[] through = white(NoiseStream.of(seed, TEXTURE, caseNumber, -1), size);
        double[] own = white(NoiseStream.of(seed, TEXTURE, caseNumber, slice), size);
        for (int i = 0; i < own.length; i++) {
            own[i] = (own[i] + through[i]) / StrictMath.sqrt(2);
        }
        double[] smooth = Blur.gaussian(own, size, TEXTURE_SIGMA);
        // White noise keeps 1 / (2 sqrt(pi) sigma) of its deviation under this blur.
        double scale = TEXTURE_DEVIATION * 2 * StrictMath.sqrt(StrictMath.PI) * TEXTURE_SIGMA;
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] *= scale;
        }
        return smooth;
    }

    private static double[] white(NoiseStream noise, int size) {
        double[] values = new double[size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = noise.normal();
        }
        return values;
    }
}
