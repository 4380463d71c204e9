// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.voxels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import org.consilium.imaging.study.Normalisation;
import org.junit.jupiter.api.Test;

/** One image, its values normalised in every way; what is no number must never reach a network as one. */
class NormaliserTest {
    private static final float UP = Float.POSITIVE_INFINITY;
    private static final float DOWN = Float.NEGATIVE_INFINITY;

    @Test
    void valuesAsTheyAre() throws IOException {
        assertNormalised(Normalisation.NONE, -2, 4, -2, -2, 4);
    }

    @Test
    void fromTheLowestToTheHighest() throws IOException {
        assertNormalised(Normalisation.MIN_MAX, 0, 1, 0, 0, 1);
    }

    @Test
    void withinAWindow() throws IOException {
        assertNormalised(Normalisation.window(4, 16), 0.125f, 0.5f, 0, 0, 1);
    }

    @Test
    void fromPercentileToPercentile() throws IOException {
        float[] image = {-2, 4, Float.NaN, DOWN, UP};
        // 201 values: the 1st percentile is the third, the 99th the third from the end
        float[] samples = new float[201];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i - 100;
        }
        Normaliser.of(Normalisation.PERCENTILE, false, () -> List.of(samples)).apply(image);
        assertArrayEquals(new float[] {96 / 196f, 102 / 196f, 0, 0, 1}, image, 1e-6f);
    }

    @Test
    void brightAndDarkTurnedRound() throws IOException {
        float[] image = {-2, 4, 1, Float.NaN};
        Normaliser.of(Normalisation.MIN_MAX, true, NormaliserTest::unwanted).apply(image);
        assertArrayEquals(new float[] {1, 0, 0.5f, 0}, image);
    }

    @Test
    void nothingButPadding() throws IOException {
        for (Normalisation way : List.of(Normalisation.NONE, Normalisation.MIN_MAX, Normalisation.PERCENTILE)) {
            float[] image = {Float.NaN, Float.NaN};
            Normaliser.of(way, false, List::of).apply(image);
            assertArrayEquals(new float[2], image);
        }
    }

    private static void assertNormalised(Normalisation way, float... expected) throws IOException {
        float[] image = {-2, 4, Float.NaN, DOWN, UP};
        Normaliser.of(way, false, NormaliserTest::unwanted).apply(image);
        assertArrayEquals(expected, image, 1e-6f);
    }

    private static List<float[]> unwanted() {
        return fail("the pixels are looked at, though nothing of them is asked for");
    }
}
