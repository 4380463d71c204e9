// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.fusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.RatedCase;
import org.junit.jupiter.api.Test;

class RaterFusionTest {

    private static final RatedCase FIRST = rated("v", "a", "01100000", "b", "01110000", "c", "11111111");
    private static final RatedCase SECOND = rated("v", "a", "00011000", "b", "00111000", "c", "00000000");

    private static CaseInfo info(String volume) {
        return new CaseInfo("case", "patient", volume, 0, 1, 1);
    }

    private static final RatedCase NOBODY = new RatedCase(info("v"), 1, 1, Map.of());
    private static final RatedCase TWO = rated("v", "b", "11000000", "c", "11000000");

    private static RatedCase rated(String volume, String... ratersAndPixels) {
        Map<String, BitMask> masks = new LinkedHashMap<>();
        for (int i = 0; i < ratersAndPixels.length; i += 2) {
            byte[] values = new byte[ratersAndPixels[i + 1].length()];
            for (int j = 0; j < values.length; j++) {
                values[j] = (byte) (ratersAndPixels[i + 1].charAt(j) - '0');
            }
            masks.put(ratersAndPixels[i], BitMask.ofBytes(values, 0, values.length));
        }
        return new RatedCase(
                info(volume),
                1,
                masks.isEmpty() ? 1 : masks.values().iterator().next().size(),
                masks);
    }

    private static List<RaterScore> scores(List<RatedCase> cases, List<Consensus> results) {
        return RaterScore.of(IntStream.range(0, cases.size())
                .mapToObj(i -> FusedCase.of(cases.get(i), results.get(i)))
                .toList());
    }

    @Test
    void everyCaseByItself() {
        FusionSettings settings = FusionSettings.of(FusionMethod.STAPLE);
        List<Consensus> results = RaterFusion.fuse(List.of(FIRST, NOBODY, SECOND, TWO), settings);
        assertNull(results.get(1));
        assertEquals(
                Consensus.of(List.copyOf(FIRST.masks().values()), settings).raters(),
                results.get(0).raters());
        assertEquals(2, results.get(3).raters().size());
        List<RaterScore> scores = scores(List.of(FIRST, NOBODY, SECOND, TWO), results);
        assertEquals(
                List.of("a", "b", "c"), scores.stream().map(RaterScore::rater).toList());
        assertEquals(2, scores.get(0).cases());
        assertEquals(3, scores.get(2).cases());
        double mean = (results.get(0).raters().get(0).sensitivity()
                        + results.get(2).raters().get(0).sensitivity())
                / 2;
        assertEquals(mean, scores.get(0).sensitivity(), 1e-12);
    }

    @Test
    void theSlicesOfAVolumeTogether() {
        FusionSettings settings = new FusionSettings(FusionMethod.STAPLE, 1, 1000, true);
        List<Consensus> results = RaterFusion.fuse(List.of(FIRST, NOBODY, SECOND, TWO), settings);
        assertEquals(
                results.get(0).raters().get(2).sensitivity(),
                results.get(2).raters().get(2).sensitivity());
        RatedCase whole = rated("v", "a", "0110000000011000", "b", "0111000000111000", "c", "1111111100000000");
        Consensus expected = Consensus.of(List.copyOf(whole.masks().values()), settings);
        for (int i = 0; i < 8; i++) {
            assertEquals(expected.probability()[i], results.get(0).probability()[i]);
            assertEquals(expected.probability()[8 + i], results.get(2).probability()[i]);
        }
        assertNotEquals(
                RaterFusion.fuse(List.of(FIRST), FusionSettings.of(FusionMethod.STAPLE))
                        .get(0)
                        .raters(),
                results.get(0).raters());
        // Other raters looked at the last slice: it stands alone.
        assertEquals(1, results.get(3).raters().get(0).sensitivity());
    }

    @Test
    void undefinedPerformanceIsLeftOutOfTheMean() {
        RatedCase empty = rated("w", "a", "00000000", "b", "00000000");
        List<RatedCase> cases = List.of(empty, TWO);
        List<RaterScore> scores = scores(cases, RaterFusion.fuse(cases, FusionSettings.of(FusionMethod.MAJORITY)));
        assertTrue(Double.isNaN(scores.get(0).sensitivity()));
        assertEquals(1, scores.get(0).specificity());
        assertEquals(1, scores.get(1).sensitivity());
        assertEquals(2, scores.get(1).cases());
    }
}
