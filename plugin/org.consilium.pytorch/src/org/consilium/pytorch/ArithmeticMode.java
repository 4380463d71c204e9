// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.pytorch;

import java.util.Locale;

/** How freely PyTorch may choose its kernels by the processor it finds. */
public enum ArithmeticMode {
    /** The same kernels, in the same order of summation, on every processor of the same architecture. The default. */
    REPRODUCIBLE,
    /** Whatever is fastest here; the last digits then depend on the processor. */
    FASTEST;

    /** System property, and in upper case with an underscore environment variable, that names the mode. */
    public static final String PROPERTY = "consilium.arithmetic";

    static final String VARIABLE = "CONSILIUM_ARITHMETIC";

    /**
     * The mode that was asked for: the system property, else the environment variable, else reproducible.
     *
     * @throws IllegalStateException if the word is not a mode
     */
    public static ArithmeticMode chosen() {
        String property = System.getProperty(PROPERTY);
        return of(property == null || property.isBlank() ? System.getenv(VARIABLE) : property);
    }

    static ArithmeticMode of(String word) {
        if (word == null || word.isBlank()) {
            return REPRODUCIBLE;
        }
        return switch (word.trim().toLowerCase(Locale.ROOT)) {
            case "reproducible" -> REPRODUCIBLE;
            case "fastest" -> FASTEST;
            default ->
                throw new IllegalStateException("'" + word + "' is not a kind of arithmetic. Set " + PROPERTY + " or "
                        + VARIABLE + " to reproducible or fastest.");
        };
    }

    /** The word by which the mode is chosen and recorded. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
