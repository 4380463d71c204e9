// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import org.consilium.segmentation.Noise;

/** One random flip and rotation, the same for an image and its masks. Flips have probability 1/2 each. */
final class Augmentation {

    private static final int OUTSIDE = -1;

    private final int[] source;

    private Augmentation(final int[] source) {
        this.source = source;
    }

    static Augmentation draw(final Augment kind, final Noise noise, final int height, final int width) {
        return switch (kind) {
            case NONE -> turned(false, false, 0, height, width);
            case FLIPS ->
                turned(
                        noise.nextDouble() < 0.5,
                        noise.nextDouble() < 0.5,
                        height == width ? Math.PI / 2 * noise.nextInt(2) : 0,
                        height,
                        width);
            case ROTATION ->
                turned(
                        noise.nextDouble() < 0.5,
                        noise.nextDouble() < 0.5,
                        2 * Math.PI * noise.nextDouble(),
                        height,
                        width);
        };
    }

    private static Augmentation turned(
            final boolean mirrored, final boolean upsideDown, final double angle, final int height, final int width) {
        final double cos = StrictMath.cos(angle);
        final double sin = StrictMath.sin(angle);
        final double cy = (height - 1) / 2.0;
        final double cx = (width - 1) / 2.0;
        final int[] source = new int[height * width];
        for (int i = 0; i < source.length; i++) {
            final double dy = i / width - cy;
            final double dx = i % width - cx;
            final long y = Math.round(cy + cos * dy - sin * dx);
            final long x = Math.round(cx + sin * dy + cos * dx);
            if (y < 0 || y >= height || x < 0 || x >= width) {
                source[i] = OUTSIDE;
            } else {
                final long row = upsideDown ? height - 1 - y : y;
                final long column = mirrored ? width - 1 - x : x;
                source[i] = (int) (row * width + column);
            }
        }
        return new Augmentation(source);
    }

    void apply(final float[] from, final int start, final float[] to, final int target) {
        for (int i = 0; i < source.length; i++) {
            to[target + i] = source[i] == OUTSIDE ? 0 : from[start + source[i]];
        }
    }

    void apply(final byte[] from, final int start, final float[] to, final int target) {
        for (int i = 0; i < source.length; i++) {
            to[target + i] = source[i] == OUTSIDE ? 0 : from[start + source[i]];
        }
    }
}
