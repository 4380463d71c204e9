// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers to train, counted from the layout. */
class ParameterCountTest {

    private static final int RATERS = 4;

    @DisplayName("Acceptance check 1: numbers to train")
    @ParameterizedTest
    @CsvSource({
        "paper, 1, 30102137, 30309616",
        "paper, 3, 30109561, 30317040",
        "dpersona, 1, 28366905, 28574384",
        "dpersona, 3, 28373753, 28581232"
    })
    void publishedSizes(String name, int channels, long backbone, long total) {
        Profile profile = Profile.of(name);
        for (PosteriorInput input : PosteriorInput.values()) {
            assertEquals(backbone, ParameterLayout.count(ParameterLayout.backbone(profile, channels, RATERS, input)));
        }
        long harmonizer = ParameterLayout.count(ParameterLayout.harmonizer(profile));
        long personal = ParameterLayout.count(ParameterLayout.personalization(profile, RATERS));
        assertEquals(140_656, harmonizer);
        assertEquals(66_823, personal);
        assertEquals(total, backbone + harmonizer + personal);
    }

    @Test
    void oneMoreRaterOfThePaperTakes144Numbers() {
        assertEquals(
                144,
                ParameterLayout.count(ParameterLayout.personalization(Profile.PAPER, 5))
                        - ParameterLayout.count(ParameterLayout.personalization(Profile.PAPER, 4)));
    }

    @Test
    void compactStaysSmall() {
        Network network = new Network(Profile.COMPACT, 3, RATERS, PosteriorInput.STACK, true);
        long total = ParameterLayout.count(network.layout())
                + ParameterLayout.count(ParameterLayout.personalization(Profile.COMPACT, RATERS));
        assertTrue(total <= 1_500_000, total + " parameters");
    }

    @Test
    void anUnknownProfileNamesTheKnownOnes() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Profile.of("huge"));
        assertTrue(error.getMessage().contains("huge") && error.getMessage().contains("compact"), error.getMessage());
    }
}
