// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.consilium.segmentation.data.BitMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StapleTest {

    private static final double TOLERANCE = 1e-6;

    static Stream<JsonObject> cases() throws IOException {
        try (InputStreamReader reader =
                new InputStreamReader(StapleTest.class.getResourceAsStream("/golden.json"), StandardCharsets.UTF_8)) {
            List<JsonObject> cases = new ArrayList<>();
            JsonParser.parseReader(reader)
                    .getAsJsonObject()
                    .getAsJsonArray("staple")
                    .forEach(element -> cases.add(element.getAsJsonObject()));
            return cases.stream();
        }
    }

    @Test
    void thereAreAllCases() throws IOException {
        assertEquals(9, cases().count());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void convergesAsItk(JsonObject golden) {
        JsonObject options = golden.getAsJsonObject("options");
        double confidence = options.has("conf") ? options.get("conf").getAsDouble() : 1;
        Staple staple = Staple.of(masks(golden), confidence, FusionSettings.MAX_ITERATIONS);

        JsonObject expected = golden.getAsJsonObject("result");
        assertEquals(expected.get("prior").getAsDouble(), staple.prior(), TOLERANCE);
        assertNear(expected.getAsJsonArray("sensitivity"), staple.sensitivity());
        assertNear(expected.getAsJsonArray("specificity"), staple.specificity());
        assertEquals(expected.get("elapsed_iterations").getAsInt(), staple.iterations());
        assertTrue(staple.converged());
        if (!expected.getAsJsonArray("W").get(0).isJsonNull()) {
            assertNear(expected.getAsJsonArray("W"), staple.probability());
        } else {
            // ITK gives 0/0 where all raters agree on nothing, or on everything.
            double common = masks(golden).get(0).isEmpty() ? 0 : 1;
            for (double value : staple.probability()) {
                assertEquals(common, value);
            }
        }
    }

    @Test
    void theOrderOfTheRatersDoesNotMatter() {
        Random random = new Random(7);
        List<BitMask> masks = new ArrayList<>();
        for (int r = 0; r < 5; r++) {
            byte[] mask = new byte[200];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = (byte) (random.nextDouble() < (i < 60 ? 0.9 - 0.1 * r : 0.1) ? 1 : 0);
            }
            masks.add(BitMask.ofBytes(mask, 0, mask.length));
        }
        Staple one = Staple.of(masks, 1, 1000);
        Collections.reverse(masks);
        Staple other = Staple.of(masks, 1, 1000);
        for (int i = 0; i < 200; i++) {
            assertEquals(one.probability()[i], other.probability()[i], 1e-9);
        }
        assertEquals(one.sensitivity()[0], other.sensitivity()[4], 1e-9);
        assertTrue(one.sensitivity()[0] > one.sensitivity()[4], "the careful rater is found");
    }

    @Test
    void iterationsCanRunOut() throws IOException {
        JsonObject slow = cases().skip(3).findFirst().orElseThrow();
        Staple staple = Staple.of(masks(slow), 1, 3);
        assertEquals(3, staple.iterations());
        assertFalse(staple.converged());
    }

    @Test
    void oneRaterIsTheTruth() {
        BitMask mask = BitMask.ofBytes(new byte[] {0, 1, 1, 0}, 0, 4);
        Staple staple = Staple.of(List.of(mask), 1, 10);
        assertEquals(1, staple.sensitivity()[0]);
        assertEquals(1, staple.specificity()[0]);
        assertEquals(1, staple.probability()[1]);
        assertEquals(0, staple.probability()[0]);
    }

    @Test
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> Staple.of(List.of(), 1, 10));
        BitMask four = BitMask.ofBytes(new byte[4], 0, 4);
        BitMask five = BitMask.ofBytes(new byte[5], 0, 5);
        assertThrows(IllegalArgumentException.class, () -> Staple.of(List.of(four, five), 1, 10));
        assertThrows(IllegalArgumentException.class, () -> Staple.of(Collections.nCopies(65, four), 1, 10));
        assertThrows(IllegalArgumentException.class, () -> new FusionSettings(FusionMethod.STAPLE, 0, 10, false));
        assertThrows(IllegalArgumentException.class, () -> new FusionSettings(FusionMethod.STAPLE, 1, 0, false));
    }

    private static List<BitMask> masks(JsonObject golden) {
        List<BitMask> masks = new ArrayList<>();
        for (JsonElement rater : golden.getAsJsonArray("raters")) {
            StringBuilder text = new StringBuilder();
            rater.getAsJsonArray().forEach(row -> text.append(row.getAsString()));
            byte[] values = new byte[text.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (byte) (text.charAt(i) - '0');
            }
            masks.add(BitMask.ofBytes(values, 0, values.length));
        }
        return masks;
    }

    private static void assertNear(JsonArray expected, double[] actual) {
        assertEquals(expected.size(), actual.length);
        for (int i = 0; i < actual.length; i++) {
            if (expected.get(i).isJsonNull()) {
                assertTrue(Double.isNaN(actual[i]), "undefined");
            } else {
                assertEquals(expected.get(i).getAsDouble(), actual[i], TOLERANCE);
            }
        }
    }
}
