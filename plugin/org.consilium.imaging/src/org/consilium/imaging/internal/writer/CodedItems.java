// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.writer;

import org.consilium.imaging.dicom.DicomTags;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/** Sequences of one item. */
final class CodedItems {
    private CodedItems() {}

    /** Adds a sequence with one empty item, which is given back. */
    static Attributes item(Attributes parent, int sequence) {
        Attributes item = new Attributes();
        parent.newSequence(sequence, 1).add(item);
        return item;
    }

    /** Adds a sequence with one coded concept. */
    static void code(Attributes parent, int sequence, String value, String scheme, String meaning) {
        Attributes item = item(parent, sequence);
        item.setString(DicomTags.CODE_VALUE, VR.SH, value);
        item.setString(DicomTags.CODING_SCHEME_DESIGNATOR, VR.SH, scheme);
        item.setString(DicomTags.CODE_MEANING, VR.LO, meaning);
    }
}
