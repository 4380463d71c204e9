// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

import java.util.BitSet;

/** Draws what a rater makes of an anatomy: one connected region without holes a slice. */
public final class RaterDrawing {
    private static final int DECISION = 2;
    private static final int HAND = 3;
    private static final int HIGHEST = 60;

    private RaterDrawing() {}

    /**
     * The mask of a slice, row by row; empty where there is no lesion.
     *
     * @param rater index of the rater, 0 to 3
     */
    public static BitSet mask(
            long seed, int caseNumber, Anatomy anatomy, RaterStyle style, int rater, int slice, int slices, int size) {
        double[] truth = anatomy.contour(slice, slices, HIGHEST);
        if (truth == null) {
            return new BitSet();
        }
        double[] contour = anatomy.contour(slice, slices, style.detail());
        NoiseStream decision = NoiseStream.of(seed, DECISION, caseNumber, rater);
        boolean halo = decision.uniform() < style.halo() && anatomy.hasHalo();
        boolean tail = decision.uniform() < style.tail() && anatomy.hasTail();
        double followed = anatomy.tailLength() * decision.uniform(0.75, 1);
        double shift = style.offset() + (halo ? anatomy.haloWidth() : 0);
        NoiseStream hand = NoiseStream.of(seed, HAND, caseNumber, rater, slice);
        shift += style.noise() * hand.normal();
        double[] slow = new Harmonics(4).addBand(hand, 1, 4, style.noise()).table(4);
        double[] jitter =
                new Harmonics(32).addBand(hand, 12, 32, style.jitter()).table(32);
        for (int i = 0; i < contour.length; i++) {
            contour[i] += jitter[i];
        }
        double factor = style.sameArea() ? StrictMath.sqrt(area(truth) / area(contour)) : 1;
        for (int i = 0; i < contour.length; i++) {
            contour[i] = Math.max(1.5, contour[i] * factor + shift + slow[i]);
        }
        BitSet mask = filled(anatomy, contour, tail ? followed : 0, size);
        return Regions.simple(mask, size, size);
    }

    private static double area(double[] contour) {
        double sum = 0;
        for (double radius : contour) {
            sum += radius * radius;
        }
        return sum;
    }

    private static BitSet filled(Anatomy anatomy, double[] contour, double tail, int size) {
        BitSet mask = new BitSet(size * size);
        double start = Harmonics.at(contour, anatomy.tailAngle());
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double dx = x - anatomy.centreX();
                double dy = y - anatomy.centreY();
                double distance = StrictMath.sqrt(dx * dx + dy * dy);
                boolean inside = distance < 80 && distance <= Harmonics.at(contour, StrictMath.atan2(dy, dx));
                if (!inside && tail > 0) {
                    double[] place = anatomy.alongTail(x, y, start);
                    inside = place[0] > -3 && place[0] < tail && place[1] <= anatomy.tailWidth() / 2;
                }
                if (inside) {
                    mask.set(y * size + x);
                }
            }
        }
        return mask;
    }
}
