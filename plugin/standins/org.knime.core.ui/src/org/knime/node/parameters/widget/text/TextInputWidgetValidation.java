// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.validation.BuiltinValidation;

/** What a string must look like. */
public interface TextInputWidgetValidation extends BuiltinValidation {
    /** The regular expression that the whole string matches. */
    abstract class PatternValidation implements TextInputWidgetValidation {
        public PatternValidation() {}

        protected abstract String getPattern();

        @Override
        public String getErrorMessage() {
            return "The value must match the pattern " + getPattern() + ".";
        }

        /** The string has a character that is no blank. */
        public static final class IsNotBlankValidation extends PatternValidation {
            public IsNotBlankValidation() {}

            @Override
            public String getPattern() {
                return ".*\\S.*";
            }

            @Override
            public String getErrorMessage() {
                return "The value may not be blank.";
            }
        }

        /** The string has a character. */
        public static final class IsNotEmptyValidation extends MinLengthValidation {
            public IsNotEmptyValidation() {}

            @Override
            protected int getMinLength() {
                return 1;
            }

            @Override
            public String getErrorMessage() {
                return "The value may not be empty.";
            }
        }
    }

    /** The smallest number of characters. */
    abstract class MinLengthValidation implements TextInputWidgetValidation {
        public MinLengthValidation() {}

        protected abstract int getMinLength();

        @Override
        public String getErrorMessage() {
            return "The value must have at least " + getMinLength() + " characters.";
        }
    }

    /** The largest number of characters. */
    abstract class MaxLengthValidation implements TextInputWidgetValidation {
        public MaxLengthValidation() {}

        protected abstract int getMaxLength();

        @Override
        public String getErrorMessage() {
            return "The value must have at most " + getMaxLength() + " characters.";
        }
    }
}
