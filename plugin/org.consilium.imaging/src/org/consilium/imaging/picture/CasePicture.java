// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

import java.util.ArrayList;
import java.util.List;

/** One case at a glance: panels with contours and maps, each with a title and a legend. */
public final class CasePicture {

    private static final int BACKGROUND = 0xFFFFFF;
    private static final int TITLE = 0x202020;
    private static final int GAP = 16;
    private static final int TITLE_HEIGHT = 22;
    private static final int LEGEND_GAP = 6;
    private static final int SMALLEST_PANEL = 300;
    private static final int MOST_COLUMNS = 4;

    private final int rows;
    private final int columns;
    private final Grey image;
    private final List<Drawing> drawings = new ArrayList<>();

    /**
     * @param rows image pixels
     * @param columns image pixels
     * @param grey the image, row by row; lowest to highest value is shown as black to white
     */
    public CasePicture(int rows, int columns, float[] grey) {
        this.rows = rows;
        this.columns = columns;
        this.image = Grey.of(grey);
    }

    /** Adds a panel with named contours; absent raters stand in the legend only. */
    public CasePicture outlines(String title, List<Outline> outlines) {
        drawings.add(new OutlineDrawing(title, image, List.copyOf(outlines)));
        return this;
    }

    /**
     * Adds a panel with the contours of samples.
     *
     * @param masks 0/1 per pixel, row by row
     */
    public CasePicture samples(String title, List<byte[]> masks) {
        drawings.add(new SampleDrawing(title, image, List.copyOf(masks)));
        return this;
    }

    /** Adds a panel with a map, row by row. */
    public CasePicture map(String title, float[] values, MapRange range) {
        drawings.add(new MapDrawing(title, values, range));
        return this;
    }

    /** The bytes of a PNG file; the same input gives the same bytes. At least one panel must have been added. */
    public byte[] png() {
        double scale = Math.max(1, (double) SMALLEST_PANEL / Math.max(rows, columns));
        Panel first = new Panel(0, 0, rows, columns, scale);
        // a narrow image still needs room for its title and legend
        int cell = Math.max(first.width(), SMALLEST_PANEL);
        int inRow = drawings.size() <= MOST_COLUMNS ? drawings.size() : (drawings.size() + 1) / 2;
        List<Integer> tops = new ArrayList<>();
        int top = GAP / 2;
        for (int start = 0; start < drawings.size(); start += inRow) {
            tops.add(top);
            int legend = drawings.subList(start, Math.min(drawings.size(), start + inRow)).stream()
                    .mapToInt(drawing -> drawing.legendLines(cell))
                    .max()
                    .orElse(0);
            top += TITLE_HEIGHT + first.height() + LEGEND_GAP + legend * Drawing.LINE + GAP;
        }
        Canvas canvas = new Canvas(GAP + inRow * (cell + GAP), top, BACKGROUND);
        for (int i = 0; i < drawings.size(); i++) {
            Drawing drawing = drawings.get(i);
            int left = GAP + i % inRow * (cell + GAP);
            int y = tops.get(i / inRow);
            canvas.text(left, y + 14.0, drawing.title(), TITLE);
            Panel panel = new Panel(left + (cell - first.width()) / 2, y + TITLE_HEIGHT, rows, columns, scale);
            drawing.draw(canvas, panel);
            drawing.legend(canvas, left, y + TITLE_HEIGHT + panel.height() + LEGEND_GAP, cell);
        }
        return canvas.png();
    }
}
