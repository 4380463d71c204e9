// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/** Settings that cannot be used; the message is written for the user. */
public class InvalidSettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidSettingsException(String message) {
        super(message);
    }

    public InvalidSettingsException(Throwable cause) {
        super(cause == null ? null : cause.getMessage(), cause);
    }

    public InvalidSettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
