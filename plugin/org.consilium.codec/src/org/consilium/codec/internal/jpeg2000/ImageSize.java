// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.codec.internal.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import org.consilium.codec.frame.CodecException;
import org.consilium.codec.frame.FrameShape;
import org.consilium.codec.internal.marker.MarkerSegment;

/**
 * The image and tile size marker, ITU-T T.800 A.5.1, of an image without subsampled components.
 *
 * @param image its area on the reference grid
 * @param tile area of the first tile, which may begin before the image and end after it
 * @param components one a colour
 */
record ImageSize(Area image, Area tile, List<Precision> components) {
    private static final int MAX_BITS = 28;

    /**
     * Reads the marker.
     *
     * @throws CodecException where it is impossible, or of another picture than the shape
     */
    static ImageSize read(MarkerSegment in, FrameShape shape) throws CodecException {
        in.shortValue();
        long[] grid = new long[8];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = in.intValue();
        }
        // An archive that mistook bytes of the marker for its own delimiter leaves a broken image size. One tile of the
        // expected size then says what the image is.
        if (grid[4] == shape.width() && grid[5] == shape.height() && grid[2] + grid[3] + grid[6] + grid[7] == 0) {
            grid[0] = shape.width();
            grid[1] = shape.height();
        }
        Area image = new Area(number(grid[2]), number(grid[3]), number(grid[0]), number(grid[1]));
        Area tile = new Area(number(grid[6]), number(grid[7]), number(grid[6] + grid[4]), number(grid[7] + grid[5]));
        boolean possible = !image.empty()
                && !tile.empty()
                && tile.left() <= image.left()
                && tile.top() <= image.top()
                && tile.right() > image.left()
                && tile.bottom() > image.top();
        if (!possible) {
            throw in.damaged("names an impossible size");
        }
        if (image.width() != shape.width() || image.height() != shape.height()) {
            throw CodecException.otherPicture("the JPEG 2000 image has " + image.width() + " x " + image.height()
                    + " pixels, not " + shape.width() + " x " + shape.height() + " as expected");
        }
        return new ImageSize(image, tile, components(in, shape));
    }

    private static List<Precision> components(MarkerSegment in, FrameShape shape) throws CodecException {
        int count = in.shortValue();
        if (count != shape.samples()) {
            throw CodecException.otherPicture(
                    "the JPEG 2000 image has " + count + " colours, not " + shape.samples() + " as expected");
        }
        List<Precision> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int depth = in.byteValue();
            if (in.byteValue() != 1 | in.byteValue() != 1) {
                throw CodecException.unsupported("JPEG 2000 with subsampled colours is not supported");
            }
            Precision precision = new Precision((depth & 127) + 1, depth > 127);
            if (precision.bits() > MAX_BITS) {
                throw CodecException.unsupported(
                        "JPEG 2000 with " + precision.bits() + " bits a sample is not supported");
            }
            components.add(precision);
        }
        return components;
    }

    private static int number(long value) {
        return (int) Math.min(Integer.MAX_VALUE, value);
    }

    /** Number of tiles, of which a damaged file may claim very many. */
    long tiles() {
        return tileColumns() * count(image.bottom() - (long) tile.top(), tile.height());
    }

    /** The part of a tile that lies in the image; tiles are counted row by row. */
    Area tile(int index) {
        long left = tile.left() + index % tileColumns() * tile.width();
        long top = tile.top() + index / tileColumns() * tile.height();
        return new Area(
                (int) Math.max(left, image.left()),
                (int) Math.max(top, image.top()),
                (int) Math.min(left + tile.width(), image.right()),
                (int) Math.min(top + tile.height(), image.bottom()));
    }

    private long tileColumns() {
        return count(image.right() - (long) tile.left(), tile.width());
    }

    private static long count(long length, int step) {
        return (length + step - 1) / step;
    }
}
