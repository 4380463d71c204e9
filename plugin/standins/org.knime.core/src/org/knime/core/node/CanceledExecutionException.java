// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node;

/** The user has asked a node to stop. */
public class CanceledExecutionException extends Exception {
    private static final long serialVersionUID = 1L;

    public CanceledExecutionException() {
        this("Execution canceled");
    }

    public CanceledExecutionException(String message) {
        super(message);
    }
}
