// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.io;

/** The transfer syntaxes that decide how a data set is laid out; all others are explicit VR little endian. */
final class TransferSyntaxes {
    static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";
    static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    static final String EXPLICIT_BIG = "1.2.840.10008.1.2.2";

    private TransferSyntaxes() {}
}
