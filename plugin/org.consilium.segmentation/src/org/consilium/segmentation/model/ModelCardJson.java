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
import java.util.Map;

/** Model cards as JSON, of this version and of earlier ones. */
final class ModelCardJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private static final List<String> REQUIRED =
            List.of("method", "profile", "channels", "raters", "posteriorInput", "posteriorRaters");

    private static final List<String> GROUPS = List.of("architecture", "images", "training");

    private ModelCardJson() {}

    /** The groups of a card are no objects of their own in its JSON, which is older than they are. */
    static String write(ModelCard card) {
        JsonObject flat = new JsonObject();
        flat.addProperty("formatVersion", ModelCard.FORMAT_VERSION);
        for (Map.Entry<String, JsonElement> member :
                GSON.toJsonTree(card).getAsJsonObject().entrySet()) {
            if (GROUPS.contains(member.getKey())) {
                member.getValue().getAsJsonObject().entrySet().forEach(e -> flat.add(e.getKey(), e.getValue()));
            } else {
                flat.add(member.getKey(), member.getValue());
            }
        }
        return GSON.toJson(flat);
    }

    /** Each group finds its members among all of them. */
    private static JsonObject grouped(JsonObject flat) {
        JsonObject card = flat.deepCopy();
        GROUPS.forEach(group -> card.add(group, flat));
        return card;
    }

    static ModelCard read(String json) {
        try {
            JsonElement element = JsonParser.parseString(json);
            if (!element.isJsonObject()) {
                throw new IllegalArgumentException("The model card is no JSON object.");
            }
            JsonObject card = element.getAsJsonObject();
            int version = version(card);
            if (version == 1) {
                upgrade(card);
            }
            for (String name : REQUIRED) {
                if (!card.has(name) || card.get(name).isJsonNull()) {
                    throw new IllegalArgumentException("The model card has no '" + name + "'.");
                }
            }
            ModelCard read = GSON.fromJson(grouped(card), ModelCard.class);
            if (read.method() == null || read.architecture().posteriorInput() == null) {
                throw new IllegalArgumentException("The model card names a method or an input of the posterior that is"
                        + " not known here. Update Consilium.");
            }
            return read;
        } catch (JsonParseException | NumberFormatException e) {
            throw new IllegalArgumentException("The model card is no valid JSON: " + e.getMessage(), e);
        }
    }

    private static int version(JsonObject card) {
        JsonElement version = card.get("formatVersion");
        boolean known = version != null
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
    private static void upgrade(JsonObject card) {
        card.addProperty("formatVersion", ModelCard.FORMAT_VERSION);
        card.addProperty("method", Method.CONSILIUM.name());
        card.addProperty("prompts", true);
        if (card.has("raters") && card.get("raters").isJsonArray()) {
            card.addProperty("posteriorRaters", card.getAsJsonArray("raters").size());
        }
    }
}
