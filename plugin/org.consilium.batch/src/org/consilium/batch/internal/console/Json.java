// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.batch.internal.console;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** JSON as the commands print it: indented, UTF-8, with nulls. */
public final class Json {
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private Json() {}

    /** A number, or null where it is not finite, which JSON has no notation for. */
    public static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }

    /** Like {@link #number(double)}; whole numbers keep all their digits. */
    public static JsonElement number(Number value) {
        return Double.isFinite(value.doubleValue()) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }

    /** A text or null. */
    public static JsonElement text(String value) {
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
    }

    /** A value as text, with a line end. */
    public static String lines(JsonElement value) {
        return GSON.toJson(value) + "\n";
    }

    /** Prints a value and a line end; in UTF-8, whatever the terminal uses. */
    public static void print(JsonElement value, PrintStream out) {
        byte[] bytes = lines(value).getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
