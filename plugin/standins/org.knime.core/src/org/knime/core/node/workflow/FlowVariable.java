// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.workflow;

import java.util.Objects;

/** A named value that runs along the connections. */
public final class FlowVariable {
    private final String name;
    private final Object value;

    public FlowVariable(String name, String value) {
        this(name, (Object) value);
    }

    public FlowVariable(String name, double value) {
        this(name, (Object) value);
    }

    public FlowVariable(String name, int value) {
        this(name, (Object) value);
    }

    private FlowVariable(String name, Object value) {
        this.name = Objects.requireNonNull(name, "name of a flow variable");
        this.value = value;
    }

    public String getName() {
        return name;
    }

    /** Returns the text; {@code null} for a variable of another type. */
    public String getStringValue() {
        return value instanceof String text ? text : null;
    }

    /** Returns the number; NaN for a text. */
    public double getDoubleValue() {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Returns the integer; 0 for a variable of another type. */
    public int getIntValue() {
        return value instanceof Integer number ? number : 0;
    }

    public String getValueAsString() {
        return String.valueOf(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowVariable variable
                && variable.name.equals(name)
                && Objects.equals(variable.value, value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value);
    }

    @Override
    public String toString() {
        return name + " = " + value;
    }
}
