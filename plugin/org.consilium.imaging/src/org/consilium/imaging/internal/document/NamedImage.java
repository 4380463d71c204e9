// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.internal.document;

import java.util.ArrayList;
import java.util.List;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.internal.dicom.DicomNumbers;
import org.consilium.imaging.model.ImagingException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;

/**
 * An image that an annotation says it was drawn on.
 *
 * @param sopUid SOPInstanceUID
 * @param frames frames of a multi-frame image, from 1; empty where none is named, which stands for all
 */
public record NamedImage(String sopUid, List<Integer> frames) {
    /**
     * The images of a sequence of references; none where there is no such sequence.
     *
     * @throws ImagingException where a frame's number is none
     */
    static List<NamedImage> of(Attributes parent, int sequenceTag) throws ImagingException {
        Sequence sequence = parent == null ? null : parent.getSequence(sequenceTag);
        List<NamedImage> images = new ArrayList<>();
        for (Attributes item : sequence == null ? List.<Attributes>of() : sequence) {
            List<Integer> frames = new ArrayList<>();
            for (double frame : DicomNumbers.allDecisive(item, DicomTags.REFERENCED_FRAME_NUMBER)) {
                frames.add((int) frame);
            }
            String uid =
                    item.getString(DicomTags.REFERENCED_SOP_INSTANCE_UID, "").trim();
            if (!uid.isEmpty()) {
                images.add(new NamedImage(uid, List.copyOf(frames)));
            }
        }
        return images;
    }
}
