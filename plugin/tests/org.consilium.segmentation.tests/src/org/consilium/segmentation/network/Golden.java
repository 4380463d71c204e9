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
import java.util.Locale;
import java.util.Map;

/** The golden numbers of one case, computed in float64 by an independent implementation. Read without production code. */
public final class Golden {

    private static final Map<String, JsonObject> CASES = cases();
    private static final ByteBuffer FILE = file();
    private static final JsonObject HEADER = header();

    private final String name;
    private final NDManager manager;

    /** @param manager owns the tensors this case hands out */
    public Golden(final String name, final NDManager manager) {
        this.name = name;
        this.manager = manager;
    }

    public JsonObject description() {
        return CASES.get(name);
    }

    public NDArray input(final String tensor) {
        return tensor("input", tensor);
    }

    /** The parameters under their names, those of another case if this one says so. */
    public Map<String, NDArray> parameters() {
        final JsonElement other = description().get("params_from");
        final String owner = other == null ? name : other.getAsString();
        final Map<String, NDArray> parameters = new LinkedHashMap<>();
        final String prefix = owner + "/param/";
        for (final String key : HEADER.keySet()) {
            if (key.startsWith(prefix)) {
                parameters.put(key.substring(prefix.length()), read(key));
            }
        }
        assertTrue(!parameters.isEmpty(), owner);
        return parameters;
    }

    /** Compares with the stored output of that name, within the stored tolerance. */
    public void assertOutput(final String tensor, final NDArray actual) {
        assertClose("output", tensor, actual);
    }

    public void assertGradient(final String tensor, final NDArray actual) {
        assertClose("grad", tensor, actual);
    }

    /** Names of the stored tensors of a role. */
    public java.util.List<String> names(final String role) {
        final String prefix = name + "/" + role + "/";
        return HEADER.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .toList();
    }

    private NDArray tensor(final String role, final String tensor) {
        return read(name + "/" + role + "/" + tensor);
    }

    private void assertClose(final String role, final String tensor, final NDArray actual) {
        final String key = name + "/" + role + "/" + tensor;
        final JsonObject stored = description().getAsJsonObject("tensors").getAsJsonObject(key);
        final double tolerance = stored.get("tol_abs").getAsDouble();
        final float[] expected = read(key).toFloatArray();
        final float[] got = actual.toFloatArray();
        assertEquals(expected.length, got.length, key + " has shape " + actual.getShape());
        double worst = 0;
        for (int i = 0; i < got.length; i++) {
            worst = Math.max(worst, Math.abs(got[i] - expected[i]));
            assertTrue(!Float.isNaN(got[i]), key + " is NaN at " + i);
        }
        assertTrue(
                worst <= tolerance, String.format(Locale.ROOT, "%s is off by %g, tolerance %g", key, worst, tolerance));
    }

    private NDArray read(final String key) {
        final JsonObject entry = HEADER.getAsJsonObject(key);
        assertTrue(entry != null, "no golden tensor " + key);
        assertEquals("F32", entry.get("dtype").getAsString());
        final long[] shape = entry.getAsJsonArray("shape").asList().stream()
                .mapToLong(JsonElement::getAsLong)
                .toArray();
        final int start = 8
                + (int) FILE.getLong(0)
                + entry.getAsJsonArray("data_offsets").get(0).getAsInt();
        final float[] values = new float[(int) new Shape(shape).size()];
        FILE.duplicate()
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(start)
                .asFloatBuffer()
                .get(values);
        try (NDArray wrapped = manager.create(values, new Shape(shape))) {
            return wrapped.duplicate();
        }
    }

    private static Map<String, JsonObject> cases() {
        final Map<String, JsonObject> cases = new LinkedHashMap<>();
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
        final byte[] text = new byte[(int) FILE.getLong(0)];
        FILE.duplicate().position(8).get(text);
        return JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
