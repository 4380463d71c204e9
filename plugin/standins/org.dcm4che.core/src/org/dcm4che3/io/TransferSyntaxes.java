// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.dcm4che3.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.dcm4che3.data.VR;

/** The transfer syntaxes that decide how a data set is laid out; all others are explicit VR little endian. */
final class TransferSyntaxes {
    static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";
    static final String EXPLICIT_LITTLE = "1.2.840.10008.1.2.1";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    static final String EXPLICIT_BIG = "1.2.840.10008.1.2.2";

    private TransferSyntaxes() {}

    /** What the first eight bytes of a data set without meta information look like. */
    static String guess(byte[] head) throws IOException {
        if (head.length < 8) {
            throw new DicomStreamException("not a DICOM file");
        }
        boolean letters = head[4] >= 'A' && head[4] <= 'Z' && head[5] >= 'A' && head[5] <= 'Z';
        boolean known = letters && VR.valueOf(head[4] << 8 | head[5]) != null;
        if (known && head[1] == 0 && head[0] != 0) {
            return EXPLICIT_LITTLE;
        }
        if (known && head[0] == 0 && head[1] != 0) {
            return EXPLICIT_BIG;
        }
        // A data set starts in group 0008; a first value longer than 64 KiB is not found in real ones.
        if (!letters && group(head) == 8 && head[6] == 0 && head[7] == 0) {
            return IMPLICIT_LITTLE;
        }
        throw new DicomStreamException("not a DICOM file");
    }

    /** Deflated data, with or without the frame of zlib around it, which the standard doesn't have but files do. */
    static InputStream inflated(InputStream in) throws IOException {
        in.mark(2);
        int head = in.read() << 8 | in.read();
        in.reset();
        boolean framed = head >> 8 == 0x78 && head % 31 == 0;
        return new BufferedInputStream(new InflaterInputStream(in, new Inflater(!framed)), 1 << 16);
    }

    /** Group of the element whose little endian header this is; -1 where it is too short. */
    static int group(byte[] head) {
        return head.length < 8 ? -1 : (head[0] & 0xff) | (head[1] & 0xff) << 8;
    }
}
