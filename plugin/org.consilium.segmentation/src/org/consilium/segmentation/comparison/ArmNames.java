// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names arms by their method, and by those settings in which arms of the same method differ. */
public final class ArmNames {

    private ArmNames() {}

    /**
     * Names arms.
     *
     * @param recipes one an arm
     * @param places what each is called where its recipe says too little; no two are the same
     * @return one name an arm, no two the same
     */
    public static List<String> of(List<Recipe> recipes, List<String> places) {
        List<String> names = new ArrayList<>();
        for (Recipe recipe : recipes) {
            names.add(name(recipe, recipes));
        }
        List<String> unique = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean alone = names.stream().filter(name::equals).count() == 1;
            unique.add(name.isEmpty() ? places.get(i) : alone ? name : name + " (" + places.get(i) + ")");
        }
        return unique;
    }

    private static String name(Recipe recipe, List<Recipe> all) {
        if (recipe.method().isEmpty()) {
            return "";
        }
        List<Recipe> alike = all.stream()
                .filter(other -> other.method().equals(recipe.method()))
                .toList();
        Set<String> differing = differing(alike);
        // which seed it was matters only where nothing else tells arms apart
        if (differing.stream().anyMatch(key -> !Recipe.ofARepetition(key))) {
            differing.removeIf(Recipe::ofARepetition);
        } else {
            differing.removeIf(key -> !key.endsWith(".Seed"));
        }
        Set<String> missing = missingPhases(alike);
        return Stream.concat(
                        missing.stream().map(phase -> (has(recipe, phase) ? "with " : "without ") + phase),
                        differing.stream()
                                .filter(key -> !missing.contains(phase(key)))
                                .map(key -> words(key, differing) + " "
                                        + recipe.settings().getOrDefault(key, "unknown")))
                .collect(Collectors.joining(", ", recipe.method() + (differing.isEmpty() ? "" : ", "), ""));
    }

    private static Set<String> differing(List<Recipe> alike) {
        Set<String> keys = new TreeSet<>();
        alike.forEach(recipe -> keys.addAll(recipe.settings().keySet()));
        keys.removeIf(key -> alike.stream()
                        .map(recipe -> recipe.settings().getOrDefault(key, ""))
                        .distinct()
                        .count()
                == 1);
        return keys;
    }

    /** Phases that some arms went through and others did not, whose settings cannot be set side by side. */
    private static Set<String> missingPhases(List<Recipe> alike) {
        Set<String> phases = new TreeSet<>();
        alike.forEach(recipe -> recipe.settings().keySet().forEach(key -> phases.add(phase(key))));
        phases.removeIf(phase -> alike.stream().allMatch(recipe -> has(recipe, phase)));
        return phases;
    }

    private static boolean has(Recipe recipe, String phase) {
        return recipe.settings().keySet().stream().anyMatch(key -> phase(key).equals(phase));
    }

    private static String phase(String key) {
        return key.substring(0, Math.max(0, key.indexOf('.')));
    }

    /** The setting's name, with its phase only where another phase has a setting of that name that differs too. */
    private static String words(String key, Set<String> differing) {
        String last = last(key);
        boolean alone =
                differing.stream().filter(other -> last(other).equals(last)).count() == 1;
        return alone ? last : key.replace(".", ": ");
    }

    private static String last(String key) {
        return key.substring(key.indexOf('.') + 1);
    }
}
