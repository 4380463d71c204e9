// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.segmentation.data.Augmentation;
import org.consilium.segmentation.loss.GedKind;
import org.consilium.segmentation.model.Method;
import org.consilium.segmentation.network.Profile;
import org.junit.jupiter.api.Test;

/** Checkpoints that 0.1 wrote, before settings had groups. */
class CheckpointCardTest {

    private static CheckpointCard of01() throws IOException {
        try (InputStream in = CheckpointCardTest.class.getResourceAsStream("/checkpoint-card-0.1.json")) {
            return CheckpointCard.fromJson(new String(in.readAllBytes(), StandardCharsets.UTF_8), Path.of("card.json"));
        }
    }

    @Test
    void itsFiguresAreRead() throws IOException {
        CheckpointCard card = of01();
        assertEquals("harmonizer-train-0001.safetensors", card.tensors());
        assertEquals(7, card.adamSteps());
        assertEquals(1, card.notNumbers());
        assertEquals(Double.NEGATIVE_INFINITY, card.bestScore());
        LearningCurve row = card.curve().get(0);
        assertEquals(1.5, row.loss());
        assertEquals(3, row.activeLatent());
        assertEquals(0.25, row.validationGed());
        assertEquals(0.75, row.validationDice());
        assertTrue(Double.isNaN(row.bound()));
    }

    @Test
    void anotherArithmeticIsSaidByName() throws IOException {
        CheckpointCard old = of01();
        Map<String, String> here = new TreeMap<>(Map.of("mode", "reproducible", "oneDnn", "off"));
        assertEquals(List.of(), old.otherArithmetic(old.threads(), here), "0.1 kept the threads alone");
        String threads = old.otherArithmetic(old.threads() + 1, here).get(0);
        assertTrue(
                threads.contains("threads (" + old.threads() + " there, " + (old.threads() + 1) + " here)"), threads);
        String json =
                old.toJson().replaceFirst("\\{", "{\"arithmetic\": {\"mode\": \"fastest\", \"oneDnn\": \"off\"},");
        CheckpointCard fastest = CheckpointCard.fromJson(json, Path.of("card.json"));
        String said = fastest.otherArithmetic(old.threads(), here).get(0);
        assertTrue(said.endsWith("What differs: mode (fastest there, reproducible here)."), said);
    }

    /** The settings it was made with, each under its name. */
    @Test
    void aRunWithItsSettingsGoesOn() throws IOException {
        Map<String, String> identity = new HashMap<>(new TrainSettings(
                        new NetworkSettings(Method.CONSILIUM, Profile.COMPACT, true),
                        new Optimisation(16, 6, 2e-3, 0),
                        new LossSettings(0.1, 1e-3, 3, GedKind.PRODUCT, 6),
                        Augmentation.FLIPS,
                        new Selection(0.1, 0),
                        10,
                        1337)
                .named());
        identity.put("Encoder weights", "");
        identity.put("Training cases", "0123456789abcdef");
        identity.put("Validation cases", "");
        of01().requireSame(identity, Path.of("card.json"));
        assertEquals(of01().identity(), identity);
    }
}
