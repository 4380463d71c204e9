// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.crop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A disc drawn as a mask and as a bright spot of the image stays in one place when both are resampled. */
class AlignmentTest {
    private static final int SIZE = 64;
    private static final double RADIUS = 12;

    /** Places of the disc along each axis: the mean over them has no errors of pixels that are in or out as a whole. */
    private static final int SHIFTS = 17;

    @ParameterizedTest
    @CsvSource({"2,2", "3,3", "4,4", "0.5,0.5", "1.5,1.5", "2,3", "4,0.5", "1.25,6", "1,2", "0.25,4"})
    void masksStayOnTheirImages(double rowScale, double columnScale) {
        assertAligned(Grid.whole(SIZE, SIZE, rowScale, columnScale));
    }

    @ParameterizedTest
    @CsvSource({"2,2", "3,3", "4,4", "0.5,0.5", "1.5,1.5"})
    void soTheyDoInASquareAroundACrop(double rowScale, double columnScale) {
        Crop crop = new Crop(5, 6, 53, 52);
        int size = (int) Math.ceil(53 / Math.min(rowScale, columnScale)) + 4;
        assertAligned(Grid.around(crop, size, rowScale, columnScale));
        assertAligned(Grid.around(crop, size + 1, rowScale, columnScale));
    }

    private static void assertAligned(Grid grid) {
        double[] image = new double[2];
        double[] mask = new double[2];
        for (int shift = 0; shift < SHIFTS * SHIFTS; shift++) {
            // Four pixels of the grid are whole pixels of the source, for all the scales here.
            double row = 30 + 4 * grid.rowScale() * (shift / SHIFTS - SHIFTS / 2) / SHIFTS;
            double column = 31 + 4 * grid.columnScale() * (shift % SHIFTS - SHIFTS / 2) / SHIFTS;
            add(image, middle(grid, brightness(row, column, grid)), row, column);
            add(mask, middle(grid, drawn(row, column, grid)), row, column);
        }
        for (int axis = 0; axis < 2; axis++) {
            assertEquals(0, image[axis] / SHIFTS / SHIFTS, 0.05, "image, axis " + axis);
            assertEquals(0, mask[axis] / SHIFTS / SHIFTS, 0.05, "mask, axis " + axis);
        }
    }

    private static void add(double[] sum, double[] middle, double row, double column) {
        sum[0] += middle[0] - row;
        sum[1] += middle[1] - column;
    }

    private static IntToDoubleFunction brightness(double row, double column, Grid grid) {
        float[] image = new float[SIZE * SIZE];
        for (int i = 0; i < image.length; i++) {
            double distance = Math.hypot(i / SIZE - row, i % SIZE - column);
            image[i] = (float) Math.max(0, Math.min(1, RADIUS + 0.5 - distance));
        }
        float[] values = grid.values(image, SIZE, SIZE);
        return i -> values[i];
    }

    private static IntToDoubleFunction drawn(double row, double column, Grid grid) {
        BitSet mask = new BitSet();
        for (int i = 0; i < SIZE * SIZE; i++) {
            mask.set(i, Math.hypot(i / SIZE - row, i % SIZE - column) < RADIUS);
        }
        byte[] values = grid.mask(mask, SIZE, SIZE);
        return i -> values[i];
    }

    /** The centre of values in pixels of the source, by the places that the grid gives its own pixels. */
    private static double[] middle(Grid grid, IntToDoubleFunction value) {
        double sum = 0;
        double[] middle = new double[2];
        for (int i = 0; i < grid.height() * grid.width(); i++) {
            double weight = value.applyAsDouble(i);
            sum += weight;
            middle[0] += weight * grid.row(i / grid.width());
            middle[1] += weight * grid.column(i % grid.width());
        }
        return new double[] {middle[0] / sum, middle[1] / sum};
    }
}
