// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/** A map of values with its colour bar. */
record MapDrawing(String title, float[] values, MapRange range) implements Drawing {

    private static final int BAR = 8;

    @Override
    public void draw(Canvas canvas, Panel panel) {
        canvas.image(panel, values, range::normalised, range::colour);
    }

    @Override
    public int legendLines(int width) {
        return 2;
    }

    @Override
    public void legend(Canvas canvas, int left, int top, int width) {
        canvas.bar(left, top + 2, width, BAR, x -> range.colour(x / (width - 1.0)));
        int base = top + LINE + 9;
        String low = range.low();
        String high = range.high();
        canvas.text(left, base, low, TEXT);
        canvas.text(left + width - Canvas.textWidth(high), base, high, TEXT);
    }
}
