// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

/** A periodic function of the angle: a sum of harmonics. */
final class Harmonics {
    /** Angles at which contours are tabulated. */
    static final int ANGLES = 720;

    private static final double[] COS = circle(false);
    private static final double[] SIN = circle(true);

    private final double[] cosine;
    private final double[] sine;

    Harmonics(int highest) {
        cosine = new double[highest + 1];
        sine = new double[highest + 1];
    }

    /** Adds a band of random harmonics whose sum has the given standard deviation over the circle. */
    Harmonics addBand(NoiseStream noise, int lowest, int highest, double deviation) {
        double each = deviation / StrictMath.sqrt(highest - lowest + 1.0);
        for (int k = lowest; k <= highest; k++) {
            cosine[k] += each * noise.normal();
            sine[k] += each * noise.normal();
        }
        return this;
    }

    /** This plus a multiple of another one. */
    Harmonics plus(Harmonics other, double factor) {
        Harmonics sum = new Harmonics(cosine.length - 1);
        for (int k = 0; k < cosine.length; k++) {
            sum.cosine[k] = cosine[k] + factor * other.cosine[k];
            sum.sine[k] = sine[k] + factor * other.sine[k];
        }
        return sum;
    }

    /** Values at all angles, of harmonics up to a highest one. */
    double[] table(int highest) {
        double[] table = new double[ANGLES];
        for (int k = 0; k <= Math.min(highest, cosine.length - 1); k++) {
            for (int i = 0; i < ANGLES; i++) {
                int angle = k * i % ANGLES;
                table[i] += cosine[k] * COS[angle] + sine[k] * SIN[angle];
            }
        }
        return table;
    }

    private static double[] circle(boolean sine) {
        double[] values = new double[ANGLES];
        for (int i = 0; i < ANGLES; i++) {
            double angle = 2 * StrictMath.PI * i / ANGLES;
            values[i] = sine ? StrictMath.sin(angle) : StrictMath.cos(angle);
        }
        return values;
    }

    /** A tabulated contour at any angle in radians. */
    static double at(double[] table, double angle) {
        double place = angle / (2 * StrictMath.PI) * ANGLES;
        place -= StrictMath.floor(place / ANGLES) * ANGLES;
        int below = (int) place % ANGLES;
        double part = place - (int) place;
        return table[below] * (1 - part) + table[(below + 1) % ANGLES] * part;
    }
}
