// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.picture;

/** One part of a picture: a title, what stands in its panel, and a legend below. */
interface Drawing {

    /** Screen pixels of a line of the legend. */
    int LINE = 17;

    int TEXT = 0x404040;

    String title();

    /** Lines that the legend takes below a panel of that width. */
    int legendLines(int width);

    void draw(Canvas canvas, Panel panel);

    /** @param top of the first line of the legend */
    void legend(Canvas canvas, int left, int top, int width);
}
