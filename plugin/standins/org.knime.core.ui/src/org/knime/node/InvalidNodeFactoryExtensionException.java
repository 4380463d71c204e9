// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.knime.node;

/** A node that can't be made, since its factory fails; the platform then has no such node. Its own one is checked. */
final class InvalidNodeFactoryExtensionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidNodeFactoryExtensionException(String message, Throwable cause) {
        super(message, cause);
    }
}
