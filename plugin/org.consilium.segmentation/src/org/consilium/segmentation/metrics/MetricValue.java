// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.segmentation.metrics;

import java.util.OptionalDouble;

/**
 * A figure, or the reason why there is none.
 *
 * @param value NaN if undefined
 * @param unit "mm" or "px" for a distance between borders, otherwise empty
 * @param reason why there is no figure, as a phrase for users; null if there is one
 */
public record MetricValue(double value, String unit, String reason) {

    /**
     * A figure without a unit.
     *
     * @throws IllegalArgumentException if the value is NaN: what is undefined needs a reason
     */
    public static MetricValue of(double value) {
        return of(value, "");
    }

    /** @throws IllegalArgumentException if the value is NaN: what is undefined needs a reason */
    public static MetricValue of(double value, String unit) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("A figure that is not a number needs a reason.");
        }
        return new MetricValue(value, unit, null);
    }

    /** No figure; the reason is a phrase for users, without a name of a patient. */
    public static MetricValue undefined(String reason) {
        return new MetricValue(Double.NaN, "", reason);
    }

    /** Whether there is a figure; where not, {@link #reason} says why. */
    public boolean isDefined() {
        return reason == null;
    }

    /** The figure; empty if undefined. */
    public OptionalDouble asOptional() {
        return isDefined() ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
