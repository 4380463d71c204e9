// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.internal.bridge;

/**
 * A flow variable.
 *
 * @param name name
 * @param type {@code STRING}, {@code INTEGER} or {@code DOUBLE}
 * @param value a {@link String}, {@link Integer} or {@link Double}
 */
public record Variable(String name, String type, Object value) {
    public static final String STRING = "STRING";
    public static final String INTEGER = "INTEGER";
    public static final String DOUBLE = "DOUBLE";

    public static Variable of(String name, String value) {
        return new Variable(name, STRING, value);
    }

    public static Variable of(String name, int value) {
        return new Variable(name, INTEGER, value);
    }

    public static Variable of(String name, double value) {
        return new Variable(name, DOUBLE, value);
    }
}
