// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.segmentation.data.BitMask;
import org.consilium.segmentation.data.CaseInfo;
import org.consilium.segmentation.data.RatedCase;
import org.junit.jupiter.api.Test;

/** What counts where raters are missing, read twice or mark nothing, by hand on pictures of 2 x 4 pixels. */
class AgreementStudyTest {

    private static final List<String> RATERS = List.of("A1", "A2", "B", "C", "D");
    private static final AgreementSettings SETTINGS = new AgreementSettings(1, OthersConsensus.MAJORITY, "A1 = A2", 1);

    /** @param masks rater and the pixels marked, such as "A1", "..##...." */
    private static RatedCase rated(String id, String patient, String volume, int slice, String... masks) {
        Map<String, BitMask> byRater = new LinkedHashMap<>();
        for (int i = 0; i < masks.length; i += 2) {
            byte[] inside = new byte[8];
            for (int p = 0; p < 8; p++) {
                inside[p] = (byte) (masks[i + 1].charAt(p) == '#' ? 1 : 0);
            }
            byRater.put(masks[i], BitMask.ofBytes(inside, 0, 8));
        }
        return new RatedCase(new CaseInfo(id, patient, volume, slice, 2, 5), 2, 4, byRater);
    }

    private static AgreementStudy study(RatedCase... cases) {
        Readings readings = SETTINGS.readings(RATERS);
        return AgreementStudy.of(
                readings,
                List.of(cases).stream()
                        .map(c -> CaseAgreement.of(c, readings, SETTINGS))
                        .toList(),
                volume -> 3,
                1);
    }

    @Test
    void aSecondReadingIsComparedWithItsPersonAlone() {
        assertEquals(
                List.of("A1 A2 true", "A1 B false", "A1 C false", "A1 D false", "B C false", "B D false", "C D false"),
                SETTINGS.readings(RATERS).pairs().stream()
                        .map(p -> p.first() + " " + p.second() + " " + p.within())
                        .toList());
        // A2 differs from all others, who agree: kappa is 1, for it knows the first reading
        AgreementStudy study = study(rated("1", "p", "1", 0, "A1", "##......", "A2", "......##", "B", "##......"));
        assertEquals(1, Coefficients.of(study).get(0).value());
        assertEquals(0, PairSummary.of(study).get(0).dice().value());
    }

    @Test
    void readingsThatAreNoneAreNamed() {
        for (String text : List.of("A1 = X", "A1", "A1 = A2; B = A2")) {
            String said = assertThrows(IllegalArgumentException.class, () -> Readings.parse(RATERS, text))
                    .getMessage();
            assertTrue(said.startsWith("Readings of one person: "), said);
        }
    }

    @Test
    void whereTheOthersAreSplitAPixelCountsHalf() {
        // B and C share one pixel and have one each alone: their outline has 1 + 2 / 2 pixels, as each of them
        CaseAgreement c = study(rated("1", "p", "1", 0, "A1", "##......", "B", "##......", "C", ".##....."))
                .cases()
                .get(0);
        RaterAgainstOthers a = c.againstOthers().get("A1");
        assertEquals(2, a.consensus());
        assertEquals(0, a.excess());
        assertEquals(2 * 1.5 / 4, a.dice());
    }

    @Test
    void emptyMasksCountAsTheDocsSay() {
        AgreementStudy study = study(
                rated("1", "p", "1", 0, "B", "........", "C", "........"),
                rated("2", "q", "2", 0, "B", "##......", "C", "........"),
                rated("3", "q", "3", 0, "B", "##......", "C", "##......"));
        PairSummary pair = PairSummary.of(study).get(4);
        assertEquals("B", pair.pair().first());
        assertEquals(3, pair.cases());
        assertEquals(1, pair.bothEmpty());
        assertEquals(1, pair.oneEmpty());
        assertEquals(2 / 3.0, pair.dice().value(), 1e-15);
        assertEquals(0.5, pair.markedDice().value());
        assertEquals(0, pair.hd95().value());
        assertEquals(2, pair.hd95().cases());
        assertEquals(-20 / 3.0, pair.areaDifference().value(), 1e-12);
        assertEquals("mm2", pair.areaUnit());
    }

    @Test
    void aVolumeIsTheSumOfItsSlicesAndNoneWhereARaterLeftOneOut() {
        AgreementStudy study = study(
                rated("1", "p", "v", 0, "B", "##......", "C", "#.......", "D", "##......"),
                rated("2", "p", "v", 1, "B", "####....", "C", "####...."));
        VolumeAgreement volume = study.volumes().get(0);
        assertEquals("mL", volume.unit());
        // six pixels of 2 x 5 mm, 3 mm apart
        assertEquals(0.18, volume.sizes().get("B"), 1e-15);
        assertFalse(volume.sizes().containsKey("D"));
        assertEquals(1, volume.partialRaters());
        PairSummary pair = PairSummary.of(study).get(4);
        assertEquals(10 / 11.0, pair.volumeDice().value(), 1e-15);
        assertEquals(-0.03, pair.volumeDifference().value(), 1e-15);
    }

    @Test
    void oddThingsAreSaid() {
        AgreementStudy study = study(
                rated("1", "p", "1", 0, "A1", "##......", "B", "##......"),
                rated("2", "q", "2", 0, "A1", "####....", "B", "####...."),
                rated("3", "q", "3", 0, "C", "####...."));
        List<String> warnings =
                AgreementWarnings.of(study, PairSummary.of(study), RaterSummary.of(study), Coefficients.of(study));
        String all = String.join("\n", warnings);
        assertTrue(all.contains("Rater C looked at one case only"), all);
        assertTrue(all.contains("Rater D looked at no case"), all);
        assertTrue(all.contains("A1 and A2; A1 and C; A1 and D; and 3 more pairs, never looked at the same case"), all);
        assertTrue(all.contains("Raters A1 and B have the same mask in every case"), all);
        assertTrue(all.contains("1 case was looked at by fewer than two persons"), all);
        assertTrue(all.contains("There are 2 patients only"), all);
    }
}
