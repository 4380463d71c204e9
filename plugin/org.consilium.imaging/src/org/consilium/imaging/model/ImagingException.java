// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.model;

import java.io.IOException;

/**
 * An error the user can do something about. The message says what is wrong, where (a file, series or case, never a
 * patient) and what to do, and is meant to be shown as it is.
 */
public final class ImagingException extends IOException {
    private static final long serialVersionUID = 1L;

    /** An error by its message, a whole sentence that names no patient and no path as it is. */
    public ImagingException(String message) {
        super(message);
    }

    /** An error with what caused it; the message stands for itself, for the cause may name paths. */
    public ImagingException(String message, Throwable cause) {
        super(message, cause);
    }
}
