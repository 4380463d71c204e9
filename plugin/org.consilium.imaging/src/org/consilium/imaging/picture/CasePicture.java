// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import java.util.List;

/**
 * One case at a glance, three panels side by side: the raters' contours, the samples' contours, and where the samples
 * are uncertain.
 */
public final class CasePicture {

    private static final int BACKGROUND = 0xFFFFFF;
    private static final int SAMPLE = 0x56E0E9;
    private static final int GAP = 6;
    private static final int PANEL_TARGET = 320;

    private CasePicture() {}

    /**
     * @param rows image pixels
     * @param columns image pixels
     * @param grey the image, row by row; lowest to highest value is shown as black to white
     * @param raters one mask per rater in a fixed order (0/1, row by row), null for a rater who is absent; the colours
     *     are orange, sky blue, green, yellow, vermilion, purple and blue in this order
     * @param samples one mask per sample
     * @param uncertainty 0 to 1 per pixel
     * @return the bytes of a PNG file; the same input gives the same bytes
     */
    public static byte[] render(
            final int rows,
            final int columns,
            final float[] grey,
            final List<byte[]> raters,
            final List<byte[]> samples,
            final float[] uncertainty) {
        final int scale = Math.max(1, PANEL_TARGET / Math.max(rows, columns));
        final int step = columns * scale + GAP;
        final Canvas canvas = new Canvas(3 * step - GAP, rows * scale, BACKGROUND);
        final Panel left = new Panel(0, 0, rows, columns, scale);
        final Panel middle = new Panel(step, 0, rows, columns, scale);
        final Panel right = new Panel(2 * step, 0, rows, columns, scale);
        final float[] shown = stretched(grey);
        canvas.image(left, i -> Palette.grey(shown[i]));
        canvas.image(middle, i -> Palette.grey(shown[i]));
        canvas.image(right, i -> Palette.heat(uncertainty[i]));
        for (int rater = 0; rater < raters.size(); rater++) {
            if (raters.get(rater) != null) {
                canvas.contour(left, raters.get(rater), Palette.rater(rater), 1);
            }
        }
        // many samples fade into a density, a single one stays a clear line
        final double weight = Math.max(0.2, 1.0 / Math.max(1, samples.size()));
        samples.forEach(sample -> canvas.contour(middle, sample, SAMPLE, weight));
        return canvas.png();
    }

    private static float[] stretched(final float[] grey) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (final float value : grey) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        final float range = high > low ? high - low : 1;
        final float[] stretched = new float[grey.length];
        for (int i = 0; i < grey.length; i++) {
            stretched[i] = (grey[i] - low) / range;
        }
        return stretched;
    }
}
