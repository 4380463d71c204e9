// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;

/** Model cards as JSON, of this version and of earlier ones. */
final class ModelCardJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private static final List<String> REQUIRED =
            List.of("method", "profile", "channels", "raters", "posteriorInput", "posteriorRaters");

    private ModelCardJson() {}

    static String write(final ModelCard card) {
        return GSON.toJson(card);
    }

    static ModelCard read(final String json) {
        try {
            final JsonElement element = JsonParser.parseString(json);
            if (!element.isJsonObject()) {
                throw new IllegalArgumentException("The model card is no JSON object.");
            }
            final JsonObject card = element.getAsJsonObject();
            final int version = version(card);
            if (version == 1) {
                upgrade(card);
            }
            for (final String name : REQUIRED) {
                if (!card.has(name) || card.get(name).isJsonNull()) {
                    throw new IllegalArgumentException("The model card has no '" + name + "'.");
                }
            }
            complete(card);
            final ModelCard read = GSON.fromJson(card, ModelCard.class);
            if (read.method() == null || read.posteriorInput() == null) {
                throw new IllegalArgumentException("The model card names a method or an input of the posterior that is"
                        + " not known here. Update Consilium.");
            }
            return read;
        } catch (JsonParseException | NumberFormatException e) {
            throw new IllegalArgumentException("The model card is no valid JSON: " + e.getMessage(), e);
        }
    }

    /** What a card may leave out is empty, so that no reader meets a null there. */
    private static void complete(final JsonObject card) {
        for (final String text : List.of("structure", "normalisation", "dataDigest")) {
            if (!card.has(text) || card.get(text).isJsonNull()) {
                card.addProperty(text, "");
            }
        }
        for (final String map : List.of("metrics", "versions", "settings")) {
            if (!card.has(map) || card.get(map).isJsonNull()) {
                card.add(map, new JsonObject());
            }
        }
    }

    private static int version(final JsonObject card) {
        final JsonElement version = card.get("formatVersion");
        final boolean known = version != null
                && version.isJsonPrimitive()
                && (version.getAsString().equals("1")
                        || version.getAsString().equals(Integer.toString(ModelCard.FORMAT_VERSION)));
        if (!known) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "The model card has format version %s; this program reads versions 1 and %d. Update Consilium, or train again.",
                    version == null ? "none" : version,
                    ModelCard.FORMAT_VERSION));
        }
        return version.getAsInt();
    }

    /** Adds what version 1 could not say, since there was only one way then. */
    private static void upgrade(final JsonObject card) {
        card.addProperty("formatVersion", ModelCard.FORMAT_VERSION);
        card.addProperty("method", Method.CONSILIUM.name());
        card.addProperty("prompts", true);
        if (card.has("raters") && card.get("raters").isJsonArray()) {
            card.addProperty("posteriorRaters", card.getAsJsonArray("raters").size());
        }
    }
}
