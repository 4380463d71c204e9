// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import java.util.List;
import org.consilium.ground.Count;

/** The contours of all samples in one colour: where many run together it is bright, where few do it is faint. */
record SampleDrawing(String title, Grey image, List<byte[]> masks) implements Drawing {

    private static final int COLOUR = 0x5CF0FF;
    private static final double WIDTH = 1.6;
    private static final double FAINTEST = 0.3;

    @Override
    public void draw(Canvas canvas, Panel panel) {
        image.draw(canvas, panel);
        // a single sample is a clear line
        double weight = Math.max(FAINTEST, 1.0 / Math.max(1, masks.size()));
        for (byte[] mask : masks) {
            Contour contour = new Contour(panel, mask);
            for (int y = 0; y < panel.height(); y++) {
                for (int x = 0; x < panel.width(); x++) {
                    canvas.blend(panel.left() + x, panel.top() + y, COLOUR, weight * contour.coverage(x, y, WIDTH));
                }
            }
        }
    }

    @Override
    public int legendLines(int width) {
        return 1;
    }

    @Override
    public void legend(Canvas canvas, int left, int top, int width) {
        canvas.text(left, top + 11.0, Count.of(masks.size(), "sample"), TEXT);
    }
}
