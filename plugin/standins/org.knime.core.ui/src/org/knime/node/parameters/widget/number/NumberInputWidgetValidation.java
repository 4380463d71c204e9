// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.number;

import org.knime.node.parameters.validation.BuiltinValidation;

/** The smallest or the largest value of a number. */
public interface NumberInputWidgetValidation extends BuiltinValidation {
    /** Whether the bound itself is refused. */
    default boolean isExclusive() {
        return false;
    }

    /** The smallest value. */
    abstract class MinValidation implements NumberInputWidgetValidation {
        public MinValidation() {}

        protected abstract double getMin();

        @Override
        public String getErrorMessage() {
            return NumberTexts.bound(isExclusive() ? "greater than" : "at least", getMin());
        }

        /** The number may not be negative. */
        public static final class IsNonNegativeValidation extends MinValidation {
            public IsNonNegativeValidation() {}

            @Override
            public double getMin() {
                return 0;
            }
        }

        /** The number is greater than 0. */
        public static final class IsPositiveDoubleValidation extends MinValidation {
            public IsPositiveDoubleValidation() {}

            @Override
            public double getMin() {
                return 0;
            }

            @Override
            public boolean isExclusive() {
                return true;
            }
        }

        /** The number is at least 1. */
        public static final class IsPositiveIntegerValidation extends MinValidation {
            public IsPositiveIntegerValidation() {}

            @Override
            public double getMin() {
                return 1;
            }
        }
    }

    /** The largest value. */
    abstract class MaxValidation implements NumberInputWidgetValidation {
        public MaxValidation() {}

        protected abstract double getMax();

        @Override
        public String getErrorMessage() {
            return NumberTexts.bound(isExclusive() ? "less than" : "at most", getMax());
        }
    }
}
