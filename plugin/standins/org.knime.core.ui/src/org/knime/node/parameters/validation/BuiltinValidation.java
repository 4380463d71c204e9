// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node.parameters.validation;

/** A rule that a setting must keep. */
public interface BuiltinValidation {
    String getErrorMessage();
}
