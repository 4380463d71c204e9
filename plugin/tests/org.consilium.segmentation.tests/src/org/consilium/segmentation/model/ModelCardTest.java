// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    private static ModelCard card(Method method) {
        return new ModelCard(
                method,
                List.of("A", "B", "C"),
                new Architecture("compact", 2, 2, PosteriorInput.STACK, true, false, true),
                new TrainedImages("liver", "window", 0.7, null),
                new TrainingRecord(
                        7,
                        1,
                        "00",
                        Map.of("validation_ged", 0.25),
                        Map.of("pytorch", "2.7.1"),
                        Map.of("mode", "reproducible", "processor", "Some Processor"),
                        Map.of("harmonizer-train.Epochs", "16")));
    }

    @Test
    void everythingSurvivesJson() {
        for (Method method : Method.values()) {
            ModelCard card = card(method);
            assertEquals(card, ModelCard.fromJson(card.toJson()));
        }
    }

    @Test
    void cardsOfVersion1AreRead() {
        ModelCard card = ModelCard.fromJson(VERSION_1);
        assertEquals(Method.CONSILIUM, card.method());
        assertTrue(card.architecture().prompts()
                && card.architecture().harmonizer()
                && card.architecture().personalized());
        assertEquals(3, card.architecture().posteriorRaters());
        assertEquals("", card.images().structure());
        assertEquals(Map.of(), card.training().settings());
        assertEquals(Map.of(), card.training().arithmetic());
        assertEquals(0.25, card.training().metrics().get("validation_ged"));
        assertTrue(card.layout().containsKey("personal.prompts"));
    }

    /** What 0.1 wrote, before a card had groups. */
    @Test
    void aCardOf01IsReadAndWrittenAsItWas() throws IOException {
        String json;
        try (InputStream in = ModelCardTest.class.getResourceAsStream("/model-card-0.1.json")) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        ModelCard card = ModelCard.fromJson(json);
        assertEquals(List.of("A", "B", "C"), card.raters());
        assertEquals(new Architecture("compact", 1, 2, PosteriorInput.STACK, true, true, true), card.architecture());
        assertEquals(new TrainedImages("liver", "window -200 to 300", 0.7, 0.8), card.images());
        assertEquals(1337, card.training().seed());
        assertEquals(2, card.training().threads());
        assertEquals(64, card.training().dataDigest().length());
        assertEquals(
                Map.of("epoch", 3.0, "validation_ged", 0.25, "validation_dice_match", 0.75),
                card.training().metrics());
        assertEquals("0.36.0", card.training().versions().get("djl"));
        assertEquals("3.0", card.training().settings().get("harmonizer-train.Weight of the GED loss"));
        JsonObject before = JsonParser.parseString(json).getAsJsonObject();
        JsonObject after = JsonParser.parseString(card.toJson()).getAsJsonObject();
        before.entrySet().forEach(e -> assertEquals(e.getValue(), after.get(e.getKey()), e.getKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "99", "\"1x\"", "null", "[1]"})
    void otherVersionsAreRefusedByNumber(String version) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> ModelCard.fromJson(String.format(Locale.ROOT, "{\"formatVersion\": %s}", version)));
        assertTrue(error.getMessage().contains("format version"), error.getMessage());
        assertTrue(error.getMessage().contains(version), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"formatVersion\": 2}", "{}"})
    void whatIsNoCardIsRefusedInWords(String text) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> ModelCard.fromJson(text));
        assertTrue(error.getMessage().startsWith("The model card"), error.getMessage());
    }

    @Test
    void whatACardMayLeaveOutIsEmpty() {
        ModelCard card = ModelCard.fromJson(
                """
                {"formatVersion": 2, "method": "CONSILIUM", "profile": "compact", "channels": 1, "raters": ["A"],
                 "posteriorRaters": 1, "posteriorInput": "SUMMARY", "harmonizer": true, "prompts": true}
                """);
        assertEquals("", card.images().structure());
        assertEquals("", card.images().normalisation());
        assertEquals(Map.of(), card.training().settings());
        assertEquals(Map.of(), card.training().metrics());
    }

    @Test
    void anUnknownMethodIsRefused() {
        String json = card(Method.CONSILIUM).toJson().replace("CONSILIUM", "LATER");
        assertThrows(IllegalArgumentException.class, () -> ModelCard.fromJson(json));
    }

    @Test
    void theLayoutFollowsTheSwitches() {
        Map<String, ?> layout = card(Method.CONSILIUM).layout();
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
        Map<String, ?> nets = card(Method.RATER_UNETS).layout();
        assertTrue(nets.containsKey("rater.2.encoder.conv1.weight") && !nets.containsKey("prior.head.weight"));
    }
}
