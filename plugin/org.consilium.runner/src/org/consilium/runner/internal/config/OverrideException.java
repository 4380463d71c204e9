// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.runner.internal.config;

/** A variable or an option that the workflow has no place for; the message lists the places that there are. */
public final class OverrideException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public OverrideException(String message, Throwable cause) {
        super(message, cause);
    }
}
