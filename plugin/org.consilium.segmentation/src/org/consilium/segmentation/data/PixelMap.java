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
    static PixelMap draw(final Augmentation kind, final NoiseStream noise, final Padding padding) {
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
    static PixelMap of(final Padding padding) {
        return turned(false, false, 0, padding);
    }

    private static PixelMap turned(
            final boolean mirrored, final boolean upsideDown, final double angle, final Padding padding) {
        final int height = padding.height();
        final int width = padding.width();
        final double cos = StrictMath.cos(angle);
        final double sin = StrictMath.sin(angle);
        final double cy = (height - 1) / 2.0;
        final double cx = (width - 1) / 2.0;
        final int[] source = new int[height * width];
        boolean[] repeated = new boolean[height * width];
        for (int i = 0; i < source.length; i++) {
            final double dy = i / width - cy;
            final double dx = i % width - cx;
            final long y = Math.round(cy + cos * dy - sin * dx);
            final long x = Math.round(cx + sin * dy + cos * dx);
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
    static NDArray apply(final NDArray stored, final PixelMap[] maps, final Padding padding) {
        final NDManager manager = stored.getManager();
        final int pixels = padding.height() * padding.width();
        final long b = stored.getShape().get(0);
        final long channels = stored.getShape().get(1);
        final long[] index = new long[maps.length * pixels];
        final float[] inside = new float[index.length];
        boolean whole = true;
        for (int i = 0; i < maps.length; i++) {
            for (int p = 0; p < pixels; p++) {
                final int source = maps[i].source[p];
                final boolean within = source != OUTSIDE;
                index[i * pixels + p] = within ? source : 0;
                inside[i * pixels + p] = within ? 1 : 0;
                whole &= within;
            }
        }
        final NDArray gathered = stored.reshape(b, channels, -1)
                .gather(manager.create(index, new Shape(b, 1, pixels)).broadcast(new Shape(b, channels, pixels)), 2)
                .toType(DataType.FLOAT32, false);
        final NDArray result = whole ? gathered : gathered.mul(manager.create(inside, new Shape(b, 1, pixels)));
        return result.reshape(b, channels, padding.height(), padding.width());
    }
}
