// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.phantom.internal;

/**
 * The truth of one case: a star-convex lesion that shrinks away from the middle slice, perhaps with a halo and a vessel
 * tail. It depends on seed and case only (and, for its place, on the image size). Lengths are in pixels.
 */
public final class Anatomy {
    private static final int ANATOMY = 1;
    /** How far the shape changes from the middle to the outermost slice with a lesion, against its own deviation. */
    private static final double DEPTH_CHANGE = 0.2;

    private static final double SMALLEST = 2;

    private final double radius;
    private final double contrast;
    private final double edge;
    private final double centreX;
    private final double centreY;
    private final Harmonics shape;
    private final Harmonics change;
    private final boolean halo;
    private final double haloWidth;
    private final double haloShare;
    private final boolean tail;
    private final double tailAngle;
    private final double tailBend;
    private final double tailLength;
    private final double tailWidth;

    /** The anatomy of a case, numbered from 1. */
    public Anatomy(long seed, int caseNumber, int size) {
        NoiseStream noise = NoiseStream.of(seed, ANATOMY, caseNumber);
        radius = noise.uniform(9, 24);
        contrast = noise.uniform(0.2, 0.5);
        edge = noise.uniform(0.7, 2.2);
        centreX = size / 2.0 + noise.uniform(-6, 6);
        centreY = size / 2.0 + noise.uniform(-6, 6);
        double fine = noise.uniform(0, 0.025);
        shape = shape(noise, fine, 1);
        change = shape(noise, fine, DEPTH_CHANGE);
        halo = noise.uniform() < 0.5;
        haloWidth = noise.uniform(2, 6);
        haloShare = noise.uniform(0.25, 0.45);
        tail = noise.uniform() < 0.4;
        tailAngle = noise.uniform(0, 2 * StrictMath.PI);
        tailBend = noise.uniform(-0.4, 0.4);
        tailLength = noise.uniform(8, 22);
        tailWidth = noise.uniform(2, 3.2);
    }

    private static Harmonics shape(NoiseStream noise, double fine, double factor) {
        return new Harmonics(24)
                .addBand(noise, 2, 4, 0.10 * factor)
                .addBand(noise, 5, 11, 0.03 * factor)
                .addBand(noise, 12, 24, fine * factor);
    }

    /** Lesion radius over the angle on a slice, of harmonics up to a highest one; null where there is no lesion. */
    public double[] contour(int slice, int slices, int highest) {
        double scale = scale(slice, slices);
        if (scale <= 0) {
            return null;
        }
        int middle = (slices - 1) / 2;
        double depth = (double) (slice - middle) / Math.max(1, middle - 1);
        double[] table = shape.plus(change, depth).table(highest);
        for (int i = 0; i < table.length; i++) {
            table[i] = Math.max(SMALLEST, radius * scale * (1 + table[i]));
        }
        return table;
    }

    /** Size on a slice against the middle one: 0 on the outermost slices. */
    private static double scale(int slice, int slices) {
        int middle = (slices - 1) / 2;
        int reach = Math.max(0, middle - 1);
        double depth = (double) (slice - middle) / (reach + 1);
        return Math.abs(slice - middle) > reach ? 0 : StrictMath.sqrt(1 - depth * depth);
    }

    /**
     * How far a point is along and beside the middle line of the tail, which starts on a contour.
     *
     * @return distance along the line, distance from it
     */
    public double[] alongTail(double x, double y, double start) {
        double dx = x - centreX;
        double dy = y - centreY;
        double cos = StrictMath.cos(tailAngle);
        double sin = StrictMath.sin(tailAngle);
        double along = dx * cos + dy * sin - start;
        double bend = tailBend * Math.max(0, along) * Math.max(0, along) / tailLength;
        return new double[] {along, Math.abs(dy * cos - dx * sin - bend)};
    }

    public double radius() {
        return radius;
    }

    public double contrast() {
        return contrast;
    }

    /** Standard deviation of the edge's blur. */
    public double edge() {
        return edge;
    }

    public double centreX() {
        return centreX;
    }

    public double centreY() {
        return centreY;
    }

    public boolean hasHalo() {
        return halo;
    }

    public double haloWidth() {
        return haloWidth;
    }

    /** Contrast of the halo as a share of the lesion's. */
    public double haloShare() {
        return haloShare;
    }

    public boolean hasTail() {
        return tail;
    }

    public double tailAngle() {
        return tailAngle;
    }

    public double tailLength() {
        return tailLength;
    }

    public double tailWidth() {
        return tailWidth;
    }
}
