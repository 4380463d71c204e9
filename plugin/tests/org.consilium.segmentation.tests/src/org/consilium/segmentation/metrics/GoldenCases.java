// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.consilium.segmentation.data.BitMask;

/** Reads the golden metric cases from golden.json. */
final class GoldenCases {

    private GoldenCases() {}

    static JsonObject all() {
        return read("/golden.json");
    }

    static JsonObject read(String resource) {
        try (InputStreamReader reader =
                new InputStreamReader(GoldenCases.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonObject> metricCases() {
        List<JsonObject> cases = new ArrayList<>();
        for (String group : List.of("hand", "random")) {
            all().getAsJsonArray(group).forEach(element -> cases.add(element.getAsJsonObject()));
        }
        return cases;
    }

    static List<BitMask> masks(JsonArray labels) {
        List<BitMask> masks = new ArrayList<>();
        for (JsonElement label : labels) {
            byte[] values = bytes(label.getAsJsonArray());
            masks.add(BitMask.ofBytes(values, 0, values.length));
        }
        return masks;
    }

    /** The case with personal masks equal to the first predictions, as the golden diagonal takes them. */
    static EvaluationCase evaluationCase(JsonObject golden) {
        return builder(golden).build();
    }

    static EvaluationCase.Builder builder(JsonObject golden) {
        JsonArray shape = golden.getAsJsonArray("shape");
        String name = golden.get("name").getAsString();
        EvaluationCase.Builder builder = EvaluationCase.builder(
                name, name, shape.get(0).getAsInt(), shape.get(1).getAsInt());
        JsonArray labels = golden.getAsJsonArray("labels");
        JsonArray maps = golden.getAsJsonArray("probs_x64");
        for (int i = 0; i < labels.size(); i++) {
            builder.addLabel("r" + i, bytes(labels.get(i).getAsJsonArray()), 0);
        }
        for (int k = 0; k < maps.size(); k++) {
            float[] map = probabilities(maps.get(k).getAsJsonArray());
            builder.addSample(map, 0);
            if (k < labels.size()) {
                builder.addPersonal("r" + k, map, 0);
            }
        }
        return builder;
    }

    static byte[] bytes(JsonArray rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.getAsString()));
        byte[] values = new byte[text.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (text.charAt(i) - '0');
        }
        return values;
    }

    private static float[] probabilities(JsonArray rows) {
        int width = rows.get(0).getAsJsonArray().size();
        float[] values = new float[rows.size() * width];
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < width; x++) {
                values[y * width + x] = rows.get(y).getAsJsonArray().get(x).getAsFloat() / 64;
            }
        }
        return values;
    }
}
