// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmNamesTest {

    private static final List<String> PLACES = List.of("#7", "#10");

    private static List<String> names(Recipe first, Recipe second) {
        return ArmNames.of(List.of(first, second), PLACES);
    }

    private static Recipe consilium(String... settings) {
        return recipe("Consilium", settings);
    }

    private static Recipe recipe(String method, String... settings) {
        return Recipe.UNKNOWN
                .plus(
                        switch (settings.length) {
                            case 2 -> Map.of(settings[0], settings[1]);
                            case 4 -> Map.of(settings[0], settings[1], settings[2], settings[3]);
                            default -> Map.of();
                        })
                .called(method);
    }

    @Test
    void namesByTheMethodAlone() {
        assertEquals(
                List.of("Consilium", "D-Persona"),
                names(consilium("train.Epochs", "8"), recipe("D-Persona", "train.Epochs", "6")));
    }

    @Test
    void namesWhatDiffersWithinAMethod() {
        assertEquals(
                List.of("Consilium, Epochs 6", "Consilium, Epochs 8"),
                names(
                        consilium("train.Epochs", "6", "train.Seed", "1"),
                        consilium("train.Epochs", "8", "train.Seed", "2")));
        assertEquals(
                List.of("Consilium, Seed 1", "Consilium, Seed 2"),
                names(consilium("train.Seed", "1", "train.Model", "ab"), consilium("train.Seed", "2")));
        assertEquals(
                List.of("Consilium, one: Epochs 6, two: Epochs 7", "Consilium, one: Epochs 8, two: Epochs 9"),
                names(
                        consilium("one.Epochs", "6", "two.Epochs", "7"),
                        consilium("one.Epochs", "8", "two.Epochs", "9")));
        assertEquals(
                List.of("Consilium, with two", "Consilium, without two"),
                names(consilium("one.Epochs", "6", "two.Epochs", "7"), consilium("one.Epochs", "6")));
    }

    @Test
    void addsThePlaceWhereNothingDiffersAndTakesItWhereNothingIsKnown() {
        assertEquals(List.of("Consilium (#7)", "Consilium (#10)"), names(consilium(), consilium()));
        assertEquals(PLACES, names(Recipe.UNKNOWN, Recipe.UNKNOWN));
    }

    @Test
    void readsWhatItWrote() {
        Recipe recipe = consilium("train.Epochs", "6; \"x\"", "a.b", "ü");
        assertEquals(recipe, Recipe.of("Consilium", recipe.settingsJson()));
        assertEquals(Recipe.UNKNOWN, Recipe.of(null, ""));
        assertThrows(IllegalArgumentException.class, () -> Recipe.of("x", "[1]"));
        assertThrows(IllegalArgumentException.class, () -> Recipe.of("x", "{"));
    }
}
