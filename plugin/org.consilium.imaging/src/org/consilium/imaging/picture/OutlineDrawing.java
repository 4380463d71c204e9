// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import java.util.ArrayList;
import java.util.List;

/** Named contours in the colours of their raters; where lines coincide, their colours alternate along the line. */
record OutlineDrawing(String title, Grey image, List<Outline> outlines) implements Drawing {

    private static final double WIDTH = 2;
    private static final double HALO = 4;
    private static final double HALO_WEIGHT = 0.45;
    /** Screen pixels of one colour where lines coincide. */
    private static final int STRIPE = 5;

    private static final int SWATCH = 16;
    private static final int GAP = 12;

    @Override
    public void draw(Canvas canvas, Panel panel) {
        image.draw(canvas, panel);
        List<Outline> seen =
                outlines.stream().filter(outline -> outline.mask() != null).toList();
        List<Contour> contours =
                seen.stream().map(outline -> new Contour(panel, outline.mask())).toList();
        for (int y = 0; y < panel.height(); y++) {
            for (int x = 0; x < panel.width(); x++) {
                pixel(canvas, panel, seen, contours, x, y);
            }
        }
    }

    private static void pixel(
            Canvas canvas, Panel panel, List<Outline> outlines, List<Contour> contours, int x, int y) {
        double halo = 0;
        double line = 0;
        List<Integer> colours = new ArrayList<>();
        for (int i = 0; i < contours.size(); i++) {
            halo = Math.max(halo, contours.get(i).coverage(x, y, HALO));
            double covered = contours.get(i).coverage(x, y, WIDTH);
            if (covered > 0 && drawn(outlines.get(i), x, y)) {
                line = Math.max(line, covered);
                colours.add(Palette.rater(outlines.get(i).colour()));
            }
        }
        canvas.blend(panel.left() + x, panel.top() + y, 0, HALO_WEIGHT * halo);
        if (!colours.isEmpty()) {
            int colour = colours.get((x + y) / STRIPE % colours.size());
            canvas.blend(panel.left() + x, panel.top() + y, colour, line);
        }
    }

    /** Lines of raters whose colour is taken already are dashed. */
    private static boolean drawn(Outline outline, int x, int y) {
        return outline.colour() < Palette.raters() || (x + y) / STRIPE % 2 == 0;
    }

    @Override
    public int legendLines(int width) {
        List<int[]> places = places(width);
        return places.isEmpty() ? 1 : places.get(places.size() - 1)[1] + 1;
    }

    @Override
    public void legend(Canvas canvas, int left, int top, int width) {
        List<int[]> places = places(width);
        for (int i = 0; i < places.size(); i++) {
            Outline outline = outlines.get(i);
            int x = left + places.get(i)[0];
            int y = top + LINE * places.get(i)[1];
            boolean absent = outline.mask() == null;
            canvas.bar(
                    x,
                    y + 5,
                    SWATCH,
                    3,
                    column -> drawn(outline, column, 0) ? Palette.rater(outline.colour()) : 0xFFFFFF);
            canvas.text(x + SWATCH + 5, y + 11, label(outline), absent ? 0xA0A0A0 : TEXT);
        }
    }

    private static String label(Outline outline) {
        return outline.mask() == null ? outline.name() + " (absent)" : outline.name();
    }

    /** Horizontal position and line of every entry of the legend. */
    private List<int[]> places(int width) {
        List<int[]> places = new ArrayList<>();
        int x = 0;
        int line = 0;
        for (Outline outline : outlines) {
            int needed = SWATCH + 5 + (int) Math.ceil(Canvas.textWidth(label(outline)));
            if (x > 0 && x + needed > width) {
                x = 0;
                line++;
            }
            places.add(new int[] {x, line});
            x += needed + GAP;
        }
        return places;
    }
}
