// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.device;

/** The memory of a device does not suffice; the message says how much was needed and free, and what to do. */
public final class OutOfDeviceMemoryException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    OutOfDeviceMemoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
