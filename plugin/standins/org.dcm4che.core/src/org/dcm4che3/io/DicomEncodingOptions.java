// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.io;

/** How lengths are written. */
public class DicomEncodingOptions {
    public static final DicomEncodingOptions DEFAULT = new DicomEncodingOptions(false, true, false, true, false);

    public final boolean groupLength;
    public final boolean undefSequenceLength;
    public final boolean undefEmptySequenceLength;
    public final boolean undefItemLength;
    public final boolean undefEmptyItemLength;

    public DicomEncodingOptions(
            boolean groupLength,
            boolean undefSequenceLength,
            boolean undefEmptySequenceLength,
            boolean undefItemLength,
            boolean undefEmptyItemLength) {
        this.groupLength = groupLength;
        this.undefSequenceLength = undefSequenceLength;
        this.undefEmptySequenceLength = undefEmptySequenceLength;
        this.undefItemLength = undefItemLength;
        this.undefEmptyItemLength = undefEmptyItemLength;
    }
}
