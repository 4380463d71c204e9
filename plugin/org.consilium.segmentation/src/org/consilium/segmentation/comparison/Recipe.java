// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.comparison;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.segmentation.metrics.EvaluationSettings;
import org.consilium.segmentation.model.ModelCard;
import org.consilium.segmentation.sampling.SampleSettings;

/**
 * How predictions came about and were evaluated, as far as it is known: what tells two arms of a comparison apart.
 *
 * @param method in words; empty if not known
 * @param settings by name, the phase before a point, as "harmonizer-train.Epochs"; empty if not known
 */
public record Recipe(String method, Map<String, String> settings) {

    /** Nothing is known. */
    public static final Recipe UNKNOWN = new Recipe("", Map.of());

    /** The setting of the evaluation that surface Dice follows from. */
    public static final String TOLERANCE = "evaluation.Tolerance";

    /** The raters for whom there are masks, whom the personalised figures are of. */
    public static final String RATERS = "sampling.Masks of raters";

    /** The setting of the evaluation that the calibration error follows from. */
    public static final String BINS = "evaluation.Bins";

    private static final Gson GSON = new Gson();

    /** The end of settings that a repetition with another seed or on another fold changes: they make no other arm. */
    private static final List<String> OF_A_REPETITION = List.of(".Seed", ".Validation cases", ".Model");

    public Recipe {
        method = method == null ? "" : method;
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }

    /**
     * Reads what {@link #settingsJson} wrote.
     *
     * @param settings null or empty if they are not known
     * @throws IllegalArgumentException if that is no JSON object of texts
     */
    public static Recipe of(String method, String settings) {
        if (settings == null || settings.isBlank()) {
            return new Recipe(method, Map.of());
        }
        try {
            Map<String, String> read = new TreeMap<>();
            JsonParser.parseString(settings)
                    .getAsJsonObject()
                    .entrySet()
                    .forEach(entry -> read.put(entry.getKey(), entry.getValue().getAsString()));
            return new Recipe(method, read);
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "The column settings holds a text that is no list of settings as the GED Evaluator writes it.", e);
        }
    }

    /** The settings as one JSON object, sorted by name. */
    public String settingsJson() {
        return GSON.toJson(new TreeMap<>(settings));
    }

    /** This with further settings, by their whole names. */
    public Recipe plus(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        return new Recipe(method, all);
    }

    /** What a model predicted with these settings. */
    public static Recipe of(ModelCard card, SampleSettings sampling) {
        Map<String, String> all = new TreeMap<>(card.training().settings());
        sampling.named().forEach((name, value) -> all.put("sampling." + name, value));
        return new Recipe(card.method().title(), all);
    }

    /**
     * This with the settings that the figures follow from.
     *
     * @param raters for whom there are masks; empty if there are none
     */
    public Recipe evaluated(EvaluationSettings evaluation, List<String> raters) {
        return plus(Map.of(
                TOLERANCE,
                Double.toString(evaluation.tolerance()),
                BINS,
                Integer.toString(evaluation.bins()),
                RATERS,
                raters.isEmpty()
                        ? "none"
                        : String.join(", ", raters.stream().sorted().toList())));
    }

    /** This of a method. */
    public Recipe called(String other) {
        return new Recipe(other, settings);
    }

    /** Whether nothing is known. */
    public boolean isUnknown() {
        return method.isEmpty() && settings.isEmpty();
    }

    /** This without what differs between repetitions of the same arm: seeds, and which cases were held out. */
    public Recipe withoutRepetition() {
        Map<String, String> kept = new TreeMap<>(settings);
        kept.keySet().removeIf(Recipe::ofARepetition);
        return new Recipe(method, kept);
    }

    static boolean ofARepetition(String setting) {
        return OF_A_REPETITION.stream().anyMatch(setting::endsWith);
    }

    /** What all of them say. */
    static Recipe common(List<Recipe> recipes) {
        if (recipes.isEmpty()) {
            return UNKNOWN;
        }
        Recipe first = recipes.get(0);
        Map<String, String> shared = new TreeMap<>(first.settings);
        recipes.forEach(other ->
                shared.entrySet().removeIf(entry -> !entry.getValue().equals(other.settings.get(entry.getKey()))));
        boolean sameMethod = recipes.stream().allMatch(other -> other.method.equals(first.method));
        return new Recipe(sameMethod ? first.method : "", shared);
    }
}
