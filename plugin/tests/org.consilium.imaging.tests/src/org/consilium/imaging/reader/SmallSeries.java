// Copyright the Consilium authors.
// SPDX-License-Identifier: Apache-2.0
package org.consilium.imaging.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.consilium.imaging.dicom.DicomTags;
import org.consilium.imaging.dicom.DicomWriter;
import org.consilium.imaging.reader.SmallSegmentation.Grid;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.VR;

/**
 * A series of three slices on the grid of {@link SmallStudy}.
 *
 * @param uid SeriesInstanceUID
 * @param study StudyInstanceUID
 * @param patient patient id
 * @param frame FrameOfReferenceUID
 */
record SmallSeries(String uid, String study, String patient, String frame) {
    String instance(int slice) {
        return uid + "." + (slice + 1);
    }

    /** Writes the images into a folder, which is made. */
    SmallSeries write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int slice = 0; slice < 3; slice++) {
            Attributes image = SmallStudy.slice(slice);
            image.setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, uid);
            image.setString(DicomTags.SOP_INSTANCE_UID, VR.UI, instance(slice));
            image.setString(DicomTags.STUDY_INSTANCE_UID, VR.UI, study);
            image.setString(DicomTags.PATIENT_ID, VR.LO, patient);
            image.setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, frame);
            DicomWriter.write(folder.resolve("image" + slice + ".dcm"), image);
        }
        return this;
    }

    /** A segmentation of its middle slice by somebody, or by nobody. */
    SmallSegmentation drawn(String creator, String sopUid) {
        SmallSegmentation seg = new SmallSegmentation(creator).frame(Grid.ofSlice(1), instance(1));
        seg.data().setString(DicomTags.SOP_INSTANCE_UID, VR.UI, sopUid);
        seg.data()
                .getSequence(DicomTags.REFERENCED_SERIES_SEQUENCE)
                .get(0)
                .setString(DicomTags.SERIES_INSTANCE_UID, VR.UI, uid);
        return seg;
    }

    /** A segmentation of the middle slice's place that names no image, only frame of reference and patient. */
    static SmallSegmentation placed(String creator, String frame, String patient) {
        SmallSegmentation seg = new SmallSegmentation(creator).frame(Grid.ofSlice(1));
        seg.data().remove(DicomTags.REFERENCED_SERIES_SEQUENCE);
        seg.data().setString(DicomTags.FRAME_OF_REFERENCE_UID, VR.UI, frame);
        seg.data().setString(DicomTags.PATIENT_ID, VR.LO, patient);
        return seg;
    }
}
