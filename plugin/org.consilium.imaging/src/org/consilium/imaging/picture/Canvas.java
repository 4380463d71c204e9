// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.consilium.imaging.png.Png;

/** An RGB raster that shows image pixels as squares of several screen pixels. Drawn without AWT, so it works headless. */
final class Canvas {

    private final int width;
    private final int height;
    private final int[] pixels;

    Canvas(final int width, final int height, final int background) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        Arrays.fill(pixels, background);
    }

    /**
     * Fills a panel.
     *
     * @param colour of the image pixel with that index, row by row
     */
    void image(final Panel panel, final IntUnaryOperator colour) {
        for (int y = 0; y < panel.height(); y++) {
            for (int x = 0; x < panel.width(); x++) {
                pixels[at(panel, x, y)] = colour.applyAsInt(panel.source(x, y));
            }
        }
    }

    /**
     * Draws the border of a mask.
     *
     * @param mask 0/1 per image pixel, row by row
     * @param weight 0 leaves the picture, 1 covers it
     */
    void contour(final Panel panel, final byte[] mask, final int colour, final double weight) {
        for (int y = 0; y < panel.height(); y++) {
            for (int x = 0; x < panel.width(); x++) {
                if (onBorder(panel, mask, x, y)) {
                    final int position = at(panel, x, y);
                    pixels[position] = Palette.mix(pixels[position], colour, weight);
                }
            }
        }
    }

    /** Inside the mask, with a pixel outside within the width of the line; so the line lies within the mask. */
    private static boolean onBorder(final Panel panel, final byte[] mask, final int x, final int y) {
        if (mask[panel.source(x, y)] == 0) {
            return false;
        }
        final int line = Math.max(1, panel.scale() / 2);
        for (int dy = -line; dy <= line; dy++) {
            for (int dx = -line; dx <= line; dx++) {
                final boolean within = x + dx >= 0 && y + dy >= 0 && x + dx < panel.width() && y + dy < panel.height();
                if (within && mask[panel.source(x + dx, y + dy)] == 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private int at(final Panel panel, final int x, final int y) {
        return (panel.top() + y) * width + panel.left() + x;
    }

    byte[] png() {
        final byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return Png.rgb(width, height, rgb);
    }
}
