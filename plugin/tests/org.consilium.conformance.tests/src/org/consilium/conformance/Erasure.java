// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns types as the lists write them into descriptors, with type variables replaced by their bounds. */
final class Erasure {
    private static final Map<String, String> PRIMITIVES = Map.of(
            "void", "V", "boolean", "Z", "byte", "B", "char", "C", "short", "S", "int", "I", "long", "J", "float", "F",
            "double", "D");

    private final Map<String, String> bounds = new HashMap<>();

    Erasure() {}

    /**
     * Adds type parameters.
     *
     * @param outer the variables of the class around a method
     * @param parameters text between the angle brackets, or an empty text
     */
    Erasure(Erasure outer, String parameters) {
        bounds.putAll(outer.bounds);
        for (String parameter : split(parameters)) {
            int space = parameter.indexOf(" extends ");
            String bound = space < 0
                    ? "java.lang.Object"
                    : parameter.substring(space + 9).split(" & ")[0];
            bounds.put(space < 0 ? parameter : parameter.substring(0, space), bound);
        }
    }

    String descriptor(String type) {
        String text = type.trim();
        if (text.endsWith("...")) {
            return "[" + descriptor(text.substring(0, text.length() - 3));
        }
        if (text.endsWith("[]")) {
            return "[" + descriptor(text.substring(0, text.length() - 2));
        }
        String primitive = PRIMITIVES.get(text);
        return primitive != null ? primitive : "L" + name(text).replace('.', '/') + ";";
    }

    /** Returns the name of a class type without its arguments. */
    String name(String type) {
        String raw = withoutArguments(type.trim());
        return bounds.containsKey(raw) ? name(bounds.get(raw)) : raw;
    }

    private static String withoutArguments(String type) {
        StringBuilder result = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < type.length(); i++) {
            char c = type.charAt(i);
            depth += c == '<' ? 1 : 0;
            if (depth == 0) {
                // An inner class of a generic one is written Outer<T>.Inner.
                result.append(c == '.' && i > 0 && type.charAt(i - 1) == '>' ? '$' : c);
            }
            depth -= c == '>' ? 1 : 0;
        }
        return result.toString();
    }

    /** Splits at the commas that stand in no angle brackets. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        if (!text.substring(start).isBlank()) {
            parts.add(text.substring(start).trim());
        }
        return parts;
    }

    /** Returns the index behind the bracket that closes the one at an index. */
    static int close(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '<' ? 1 : text.charAt(i) == '>' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("A bracket is not closed: " + text);
    }
}
