// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.io;

import java.io.IOException;

/** The bytes aren't what DICOM PS3.5 and PS3.10 allow. */
public class DicomStreamException extends IOException {
    private static final long serialVersionUID = 1L;

    public DicomStreamException() {}

    public DicomStreamException(String message) {
        super(message);
    }

    public DicomStreamException(Throwable cause) {
        super(cause);
    }

    public DicomStreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
