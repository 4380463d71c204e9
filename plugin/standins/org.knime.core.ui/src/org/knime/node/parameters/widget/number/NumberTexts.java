// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.number;

/** Words for bounds; a whole number is written without a point. */
final class NumberTexts {
    private NumberTexts() {}

    static String bound(String relation, double value) {
        String number = value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
        return "The value must be " + relation + " " + number + ".";
    }
}
