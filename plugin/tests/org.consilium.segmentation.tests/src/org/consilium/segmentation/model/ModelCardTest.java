// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.consilium.segmentation.network.PosteriorInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCardTest {

    private static final String VERSION_1 =
            """
            {
              "formatVersion": 1,
              "profile": "compact",
              "channels": 1,
              "raters": ["A", "B", "C"],
              "posteriorInput": "STACK",
              "harmonizer": true,
              "personalized": true,
              "normalisation": "window",
              "rowSpacing": 0.7,
              "columnSpacing": 0.7,
              "seed": 1337,
              "threads": 1,
              "dataDigest": "00",
              "metrics": {"validation_ged": 0.25},
              "versions": {"pytorch": "2.7.1"}
            }
            """;

    private static ModelCard card(final Method method) {
        return new ModelCard(
                ModelCard.FORMAT_VERSION,
                method,
                "compact",
                2,
                List.of("A", "B", "C"),
                2,
                PosteriorInput.STACK,
                true,
                false,
                true,
                "liver",
                "window",
                0.7,
                null,
                7,
                1,
                "00",
                Map.of("validation_ged", 0.25),
                Map.of("pytorch", "2.7.1"),
                Map.of("harmonizer-train.Epochs", "16"));
    }

    @Test
    void everythingSurvivesJson() {
        for (final Method method : Method.values()) {
            final ModelCard card = card(method);
            assertEquals(card, ModelCard.fromJson(card.toJson()));
        }
    }

    @Test
    void cardsOfVersion1AreRead() {
        final ModelCard card = ModelCard.fromJson(VERSION_1);
        assertEquals(ModelCard.FORMAT_VERSION, card.formatVersion());
        assertEquals(Method.CONSILIUM, card.method());
        assertTrue(card.prompts() && card.harmonizer() && card.personalized());
        assertEquals(3, card.posteriorRaters());
        assertEquals("", card.structure());
        assertEquals(Map.of(), card.settings());
        assertEquals(0.25, card.metrics().get("validation_ged"));
        assertTrue(card.layout().containsKey("personal.prompts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "99", "\"1x\"", "null", "[1]"})
    void otherVersionsAreRefusedByNumber(final String version) {
        final IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> ModelCard.fromJson(String.format(Locale.ROOT, "{\"formatVersion\": %s}", version)));
        assertTrue(error.getMessage().contains("format version"), error.getMessage());
        assertTrue(error.getMessage().contains(version), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"formatVersion\": 2}", "{}"})
    void whatIsNoCardIsRefusedInWords(final String text) {
        final IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> ModelCard.fromJson(text));
        assertTrue(error.getMessage().startsWith("The model card"), error.getMessage());
    }

    @Test
    void whatACardMayLeaveOutIsEmpty() {
        final ModelCard card = ModelCard.fromJson(
                """
                {"formatVersion": 2, "method": "CONSILIUM", "profile": "compact", "channels": 1, "raters": ["A"],
                 "posteriorRaters": 1, "posteriorInput": "SUMMARY", "harmonizer": true, "prompts": true}
                """);
        assertEquals("", card.structure());
        assertEquals("", card.normalisation());
        assertEquals(Map.of(), card.settings());
        assertEquals(Map.of(), card.metrics());
    }

    @Test
    void anUnknownMethodIsRefused() {
        final String json = card(Method.CONSILIUM).toJson().replace("CONSILIUM", "LATER");
        assertThrows(IllegalArgumentException.class, () -> ModelCard.fromJson(json));
    }

    @Test
    void theLayoutFollowsTheSwitches() {
        final Map<String, ?> layout = card(Method.CONSILIUM).layout();
        assertTrue(layout.containsKey("harmonizer.tokens") && layout.containsKey("personal.q.2.weight"));
        assertTrue(!layout.containsKey("personal.prompts"), "prompts are off");
        // two raters entered the posterior beside two channels, the third came later
        assertEquals(
                4,
                card(Method.CONSILIUM)
                        .layout()
                        .get("posterior.convs.0.weight")
                        .shape()
                        .get(1));
        final Map<String, ?> nets = card(Method.RATER_UNETS).layout();
        assertTrue(nets.containsKey("rater.2.encoder.conv1.weight") && !nets.containsKey("prior.head.weight"));
    }
}
