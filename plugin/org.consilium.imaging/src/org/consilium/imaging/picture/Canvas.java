// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import org.consilium.imaging.png.Png;

/** An RGB raster that is drawn on without AWT, so that it needs neither a screen nor fonts. */
final class Canvas {

    /** Screen pixels between the dots of a letter. */
    private static final double DOT = 1.55;

    private static final double STROKE = 1.5;
    private static final double LETTER_GAP = 2.1;
    private static final double SPACE = 3.4;

    private final int width;
    private final int height;
    private final int[] pixels;

    Canvas(int width, int height, int background) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        Arrays.fill(pixels, background);
    }

    /** Covers a pixel; weight 0 leaves it as it is, 1 replaces it. Beyond the raster nothing happens. */
    void blend(int x, int y, int colour, double weight) {
        if (weight > 0 && x >= 0 && y >= 0 && x < width && y < height) {
            pixels[y * width + x] = Palette.mix(pixels[y * width + x], colour, weight);
        }
    }

    /** Fills a panel with the colours of values, interpolated between the image's pixels. */
    void image(Panel panel, float[] values, DoubleUnaryOperator normalised, Scale scale) {
        Field field = new Field(panel.rows(), panel.columns(), values);
        for (int y = 0; y < panel.height(); y++) {
            for (int x = 0; x < panel.width(); x++) {
                double value = field.at(panel.row(y), panel.column(x));
                blend(panel.left() + x, panel.top() + y, scale.colour(normalised.applyAsDouble(value)), 1);
            }
        }
    }

    /** Colours of values from 0 to 1. */
    @FunctionalInterface
    interface Scale {
        int colour(double value);
    }

    /** Fills a rectangle column by column. */
    void bar(int left, int top, int w, int h, IntUnaryOperator colour) {
        for (int x = 0; x < w; x++) {
            for (int y = 0; y < h; y++) {
                blend(left + x, top + y, colour.applyAsInt(x), 1);
            }
        }
    }

    /** Writes a line; the letters stand on the base line. */
    void text(double left, double base, String text, int colour) {
        double x = left;
        for (char letter : plain(text).toCharArray()) {
            double first = firstColumn(letter);
            for (Glyphs.Stroke stroke : Glyphs.of(letter)) {
                line(
                        x + (stroke.x1() - first) * DOT,
                        base + (stroke.y1() - Glyphs.ASCENT + 1) * DOT,
                        x + (stroke.x2() - first) * DOT,
                        base + (stroke.y2() - Glyphs.ASCENT + 1) * DOT,
                        colour);
            }
            x += advance(letter);
        }
    }

    /** Width of a line of text in screen pixels. */
    static double textWidth(String text) {
        return plain(text).chars().mapToDouble(letter -> advance((char) letter)).sum();
    }

    /** Letters without their accents, for which there are no strokes. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static double firstColumn(char letter) {
        return Glyphs.of(letter).stream()
                .mapToInt(s -> Math.min(s.x1(), s.x2()))
                .min()
                .orElse(0);
    }

    private static double advance(char letter) {
        double last = Glyphs.of(letter).stream()
                .mapToInt(s -> Math.max(s.x1(), s.x2()))
                .max()
                .orElse(-1);
        return last < 0 ? SPACE * DOT : (last - firstColumn(letter) + LETTER_GAP) * DOT;
    }

    /** A thin line with round ends. */
    private void line(double x1, double y1, double x2, double y2, int colour) {
        for (int y = (int) Math.floor(Math.min(y1, y2) - STROKE); y <= Math.max(y1, y2) + STROKE; y++) {
            for (int x = (int) Math.floor(Math.min(x1, x2) - STROKE); x <= Math.max(x1, x2) + STROKE; x++) {
                double length = Math.hypot(x2 - x1, y2 - y1);
                double along = length == 0
                        ? 0
                        : Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / (length * length)));
                double away = Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1));
                darken(x, y, colour, Math.max(0, Math.min(1, STROKE / 2 + 0.5 - away)));
            }
        }
    }

    /** As {@link #blend}, but strokes that meet do not add up to a darker spot. */
    private void darken(int x, int y, int colour, double weight) {
        if (weight > 0 && x >= 0 && y >= 0 && x < width && y < height) {
            int mixed = Palette.mix(0xFFFFFF, colour, weight);
            int before = pixels[y * width + x];
            pixels[y * width + x] = Math.min(mixed >> 16, before >> 16) << 16
                    | Math.min(mixed >> 8 & 255, before >> 8 & 255) << 8
                    | Math.min(mixed & 255, before & 255);
        }
    }

    byte[] png() {
        byte[] rgb = new byte[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = (byte) (pixels[i] >> 16);
            rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
            rgb[3 * i + 2] = (byte) pixels[i];
        }
        return Png.rgb(width, height, rgb);
    }
}
