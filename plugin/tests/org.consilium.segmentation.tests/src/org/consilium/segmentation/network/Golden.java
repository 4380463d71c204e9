// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The golden numbers of one case, computed in float64 by an independent implementation. Read without production code. */
public final class Golden {

    private static final Map<String, JsonObject> CASES = cases();
    private static final ByteBuffer FILE = file();
    private static final JsonObject HEADER = header();

    private final String name;
    private final NDManager manager;
    private final Precision precision;

    /**
     * @param manager owns the tensors this case hands out
     * @param precision in which it hands them out, and how close results must come
     */
    public Golden(String name, NDManager manager, Precision precision) {
        this.name = name;
        this.manager = manager;
        this.precision = precision;
    }

    /** Names of all cases. */
    static Set<String> all() {
        return CASES.keySet();
    }

    public JsonObject description() {
        return CASES.get(name);
    }

    public NDArray input(String tensor) {
        return tensor("input", tensor);
    }

    /** Numbers that say what to do, not what to compute with: which rater was chosen. */
    public float[] numbers(String tensor) {
        return stored(name + "/input/" + tensor);
    }

    /** The parameters under their names, those of another case if this one says so. */
    public Map<String, NDArray> parameters() {
        JsonElement other = description().get("params_from");
        String owner = other == null ? name : other.getAsString();
        Map<String, NDArray> parameters = new LinkedHashMap<>();
        String prefix = owner + "/param/";
        for (String key : HEADER.keySet()) {
            if (key.startsWith(prefix)) {
                parameters.put(key.substring(prefix.length()), read(key));
            }
        }
        assertTrue(!parameters.isEmpty(), owner);
        return parameters;
    }

    /** Compares with the stored output of that name, as closely as the precision says. */
    public void assertOutput(String tensor, NDArray actual) {
        assertClose("output", tensor, precision.numbers(actual));
    }

    /** As {@link #assertOutput(String, NDArray)}, of numbers that were derived from a tensor. */
    public void assertOutput(String tensor, double[] actual) {
        assertClose("output", tensor, actual);
    }

    public void assertGradient(String tensor, NDArray actual) {
        assertClose("grad", tensor, precision.numbers(actual));
    }

    /** A tensor as it is stored. */
    public float[] stored(String role, String tensor) {
        return stored(name + "/" + role + "/" + tensor);
    }

    /** Names of the stored tensors of a role. */
    public List<String> names(String role) {
        String prefix = name + "/" + role + "/";
        return HEADER.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    private NDArray tensor(String role, String tensor) {
        return read(name + "/" + role + "/" + tensor);
    }

    void assertClose(String role, String tensor, double[] actual) {
        String key = name + "/" + role + "/" + tensor;
        float[] expected = stored(key);
        assertEquals(expected.length, actual.length, key + " has another size");
        double tolerance = tolerance(role, tensor);
        double worst = 0;
        for (int i = 0; i < actual.length; i++) {
            assertTrue(Double.isFinite(actual[i]), key + " is " + actual[i] + " at " + i);
            worst = Math.max(worst, Math.abs(actual[i] - expected[i]));
        }
        assertTrue(
                worst <= tolerance, String.format(Locale.ROOT, "%s is off by %g, tolerance %g", key, worst, tolerance));
    }

    private double tolerance(String role, String tensor) {
        double all = 0;
        for (String other : names(role)) {
            all = Math.max(all, largest(role, other));
        }
        boolean wholeNetwork = description().has("cfg");
        return precision.tolerance(largest(role, tensor), all, wholeNetwork && role.equals("grad"));
    }

    /** The largest absolute value of a stored tensor. */
    double largest(String role, String tensor) {
        double largest = 0;
        for (float value : stored(role, tensor)) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private static Shape shape(String key) {
        return new Shape(HEADER.getAsJsonObject(key).getAsJsonArray("shape").asList().stream()
                .mapToLong(JsonElement::getAsLong)
                .toArray());
    }

    private static float[] stored(String key) {
        JsonObject entry = HEADER.getAsJsonObject(key);
        assertTrue(entry != null, "no golden tensor " + key);
        assertEquals("F32", entry.get("dtype").getAsString());
        int start = 8
                + (int) FILE.getLong(0)
                + entry.getAsJsonArray("data_offsets").get(0).getAsInt();
        float[] values = new float[(int) shape(key).size()];
        FILE.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(start)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    private NDArray read(String key) {
        return precision.tensor(manager, stored(key), shape(key));
    }

    private static Map<String, JsonObject> cases() {
        Map<String, JsonObject> cases = new LinkedHashMap<>();
        try (InputStream in = Golden.class.getResourceAsStream("/golden_modules.json")) {
            JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject()
                    .getAsJsonArray("cases")
                    .forEach(c -> cases.put(c.getAsJsonObject().get("case").getAsString(), c.getAsJsonObject()));
            return cases;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer file() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden_modules.safetensors")) {
            return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject header() {
        byte[] text = new byte[(int) FILE.getLong(0)];
        FILE.duplicate().position(8).get(text);
        return JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
