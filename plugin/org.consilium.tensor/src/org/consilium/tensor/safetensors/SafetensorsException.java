// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.tensor.safetensors;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is no safetensors file, or one that this program refuses; the message names it and the reason. */
public final class SafetensorsException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    SafetensorsException(Path file, String reason) {
        super(file + " is not a usable safetensors file: " + reason + ".");
        this.reason = reason;
    }

    /** The reason alone, without the file. */
    public String reason() {
        return reason;
    }
}
