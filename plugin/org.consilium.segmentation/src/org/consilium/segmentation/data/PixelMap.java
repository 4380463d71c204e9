// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.data;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Where each pixel of a padded map comes from: padding, flips and a rotation in one, the same for an image and its
 * masks. Applied on the device by one gather per batch.
 */
final class PixelMap {

    /** No pixel of the stored map; becomes 0. */
    private static final int OUTSIDE = -1;

    private final int[] source;
    private final boolean[] repeated;

    private PixelMap(int[] source, boolean[] repeated) {
        this.source = source;
        this.repeated = repeated;
    }

    /** One random variation of a case; flips have probability 1/2 each. */
    static PixelMap draw(Augmentation kind, NoiseStream noise, Padding padding) {
        return switch (kind) {
            case NONE -> turned(false, false, 0, padding);
            case FLIPS ->
                turned(
                        noise.nextDouble() < 0.5,
                        noise.nextDouble() < 0.5,
                        padding.height() == padding.width() ? Math.PI / 2 * noise.nextInt(2) : 0,
                        padding);
            case ROTATION ->
                turned(noise.nextDouble() < 0.5, noise.nextDouble() < 0.5, 2 * Math.PI * noise.nextDouble(), padding);
        };
    }

    /** Padding alone. */
    static PixelMap of(Padding padding) {
        return turned(false, false, 0, padding);
    }

    private static PixelMap turned(boolean mirrored, boolean upsideDown, double angle, Padding padding) {
        int height = padding.height();
        int width = padding.width();
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double cy = (height - 1) / 2.0;
        double cx = (width - 1) / 2.0;
        int[] source = new int[height * width];
        boolean[] repeated = new boolean[height * width];
        for (int i = 0; i < source.length; i++) {
            double dy = i / width - cy;
            double dx = i % width - cx;
            long y = Math.round(cy + cos * dy - sin * dx);
            long x = Math.round(cx + sin * dy + cos * dx);
            if (y < 0 || y >= height || x < 0 || x >= width) {
                source[i] = OUTSIDE;
            } else {
                long row = upsideDown ? height - 1 - y : y;
                long column = mirrored ? width - 1 - x : x;
                source[i] = padding.source(row, column);
                repeated[i] = row >= padding.rows() || column >= padding.columns();
            }
        }
        return new PixelMap(source, repeated);
    }

    /** [B,1,H',W']: 0 where padding repeats an edge, else 1. */
    static NDArray inside(NDManager manager, PixelMap[] maps, Padding padding) {
        int pixels = padding.height() * padding.width();
        float[] inside = new float[maps.length * pixels];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = maps[i / pixels].repeated[i % pixels] ? 0 : 1;
        }
        return manager.create(inside, new Shape(maps.length, 1, padding.height(), padding.width()));
    }

    /**
     * Applies one map per case.
     *
     * @param stored [B,C,H,W] without padding, any type
     * @param maps B of them
     * @param padding that the maps were made for
     * @return float32 [B,C,H',W'] with padding, in the manager of {@code stored}
     */
    static NDArray apply(NDArray stored, PixelMap[] maps, Padding padding) {
        NDManager manager = stored.getManager();
        int pixels = padding.height() * padding.width();
        long b = stored.getShape().get(0);
        long channels = stored.getShape().get(1);
        long[] index = new long[maps.length * pixels];
        float[] inside = new float[index.length];
        boolean whole = true;
        for (int i = 0; i < maps.length; i++) {
            for (int p = 0; p < pixels; p++) {
                int source = maps[i].source[p];
                boolean within = source != OUTSIDE;
                index[i * pixels + p] = within ? source : 0;
                inside[i * pixels + p] = within ? 1 : 0;
                whole &= within;
            }
        }
        NDArray gathered = stored.reshape(b, channels, -1)
                .gather(manager.create(index, new Shape(b, 1, pixels)).broadcast(new Shape(b, channels, pixels)), 2)
                .toType(DataType.FLOAT32, false);
        NDArray result = whole ? gathered : gathered.mul(manager.create(inside, new Shape(b, 1, pixels)));
        return result.reshape(b, channels, padding.height(), padding.width());
    }
}
